; The installer: for one user, without an administrator. It is built by packaging/building/windows.py.
;   setup.exe /S                       silently
;   uninstall.exe /S                   silently; the records stay
;   uninstall.exe /S /REMOVE_RECORDS   silently; the records go too
; 64 bit like the program itself.
Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user
ManifestDPIAware true

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\timekeeper"
!define CLASSES "Software\Classes"

Name "timekeeper"
OutFile "${PRODUCT}"
InstallDir "$LOCALAPPDATA\Programs\timekeeper"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "timekeeper ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey ProductName "timekeeper"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "timekeeper setup"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey LegalCopyright "MIT License"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TEXT "$(Welcome)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\timekeeper.exe"
!define MUI_FINISHPAGE_NOAUTOCLOSE
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The first one serves every system that speaks neither.
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"

LangString Welcome ${LANG_VIETNAMESE} "timekeeper được cài cho riêng người dùng này, không cần quyền quản trị. Dữ liệu và cài đặt đã có được giữ nguyên.$\r$\n$\r$\n$_CLICK"
LangString Welcome ${LANG_ENGLISH} "timekeeper is installed for this user alone, without an administrator. Records and settings that are there stay.$\r$\n$\r$\n$_CLICK"
LangString Running ${LANG_VIETNAMESE} "timekeeper đang chạy. Xin đóng timekeeper rồi bấm Thử lại."
LangString Running ${LANG_ENGLISH} "timekeeper is running. Please close it, then press Retry."
LangString TooOld ${LANG_VIETNAMESE} "timekeeper cần Windows 10 hoặc 11."
LangString TooOld ${LANG_ENGLISH} "timekeeper needs Windows 10 or 11."
LangString Records ${LANG_VIETNAMESE} "Xóa cả dữ liệu các hội nghị (nhật ký, cài đặt) trong$\r$\n$LOCALAPPDATA\timekeeper?$\r$\n$\r$\nChọn Không để giữ lại."
LangString Records ${LANG_ENGLISH} "Remove the records of all conferences (journal, settings) in$\r$\n$LOCALAPPDATA\timekeeper as well?$\r$\n$\r$\nNo keeps them."
LangString Link ${LANG_VIETNAMESE} "Giữ cho hội nghị đi đúng chương trình"
LangString Link ${LANG_ENGLISH} "Keeps a conference to its printed programme"
LangString Agenda ${LANG_VIETNAMESE} "Chương trình hội nghị"
LangString Agenda ${LANG_ENGLISH} "Conference programme"

; A running conference is never ended: who asks gets a second try, who is silent an error.
!macro WaitUntilClosed UN
Function ${UN}WaitUntilClosed
    again:
    IfFileExists "$INSTDIR\timekeeper.exe" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\timekeeper.exe" a
    IfErrors 0 free
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Abort
    free:
    FileClose $0
    closed:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

; The program's own files and nothing else, wherever the folder may be.
!macro RemoveProgram
    RMDir /r "$INSTDIR\runtime"
    RMDir /r "$INSTDIR\licences"
    Delete "$INSTDIR\timekeeper.exe"
    Delete "$INSTDIR\timekeeper-cli.exe"
    Delete "$INSTDIR\uninstall.exe"
!macroend

Function .onInit
    ${IfNot} ${AtLeastWin10}
        MessageBox MB_ICONSTOP "$(TooOld)" /SD IDOK
        SetErrorLevel 3
        Abort
    ${EndIf}
FunctionEnd

Section
    SetShellVarContext current
    Call WaitUntilClosed
    !insertmacro RemoveProgram
    SetOutPath "$INSTDIR"
    File /r "${PROGRAM}/*"
    WriteUninstaller "$INSTDIR\uninstall.exe"

    SetOutPath "$INSTDIR"
    CreateShortcut "$SMPROGRAMS\timekeeper.lnk" "$INSTDIR\timekeeper.exe" "" "" 0 SW_SHOWNORMAL "" "$(Link)"
    CreateShortcut "$DESKTOP\timekeeper.lnk" "$INSTDIR\timekeeper.exe" "" "" 0 SW_SHOWNORMAL "" "$(Link)"

    ; A double click on an .agenda.yaml. Windows goes by the last ending only, so another program
    ; that has .yaml already keeps it, and timekeeper is offered beside it.
    WriteRegStr HKCU "${CLASSES}\timekeeper.agenda" "" "$(Agenda)"
    WriteRegStr HKCU "${CLASSES}\timekeeper.agenda\DefaultIcon" "" "$INSTDIR\timekeeper.exe,0"
    WriteRegStr HKCU "${CLASSES}\timekeeper.agenda\shell\open\command" "" '"$INSTDIR\timekeeper.exe" open "%1"'
    WriteRegStr HKCU "${CLASSES}\.yaml\OpenWithProgids" "timekeeper.agenda" ""
    ReadRegStr $0 HKCR ".yaml" ""
    ${If} $0 == ""
        WriteRegStr HKCU "${CLASSES}\.yaml" "" "timekeeper.agenda"
    ${EndIf}

    WriteRegStr HKCU "${KEY}" "DisplayName" "timekeeper"
    WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\timekeeper.exe"
    WriteRegStr HKCU "${KEY}" "Publisher" "${PUBLISHER}"
    WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${KILOBYTES}
    WriteRegDWORD HKCU "${KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section Uninstall
    SetShellVarContext current
    Call un.WaitUntilClosed
    !insertmacro RemoveProgram
    RMDir /r "$INSTDIR\ocr"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\timekeeper.lnk"
    Delete "$DESKTOP\timekeeper.lnk"

    ReadRegStr $0 HKCU "${CLASSES}\.yaml" ""
    ${If} $0 == "timekeeper.agenda"
        DeleteRegValue HKCU "${CLASSES}\.yaml" ""
    ${EndIf}
    DeleteRegValue HKCU "${CLASSES}\.yaml\OpenWithProgids" "timekeeper.agenda"
    DeleteRegKey /ifempty HKCU "${CLASSES}\.yaml\OpenWithProgids"
    DeleteRegKey /ifempty HKCU "${CLASSES}\.yaml"
    DeleteRegKey HKCU "${CLASSES}\timekeeper.agenda"
    DeleteRegKey HKCU "${KEY}"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/REMOVE_RECORDS" $1
    ${IfNot} ${Errors}
        RMDir /r "$LOCALAPPDATA\timekeeper"
    ${ElseIf} ${FileExists} "$LOCALAPPDATA\timekeeper\*.*"
        MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(Records)" /SD IDNO IDNO kept
        RMDir /r "$LOCALAPPDATA\timekeeper"
        kept:
    ${EndIf}
SectionEnd
