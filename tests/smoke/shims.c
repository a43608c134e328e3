/* Stand-ins for what Windows 10 has and Wine 8 has not. They lie in the trial's own Wine only and
 * are never shipped. What returns 0 is imported by Qt but never called for UTF-8 text. */
#include <windows.h>

#define NOTHING(name) __declspec(dllexport) void *name(void) { return 0; }

#ifdef ICUUC
NOTHING(ucnv_open) NOTHING(ucnv_close) NOTHING(ucnv_reset) NOTHING(ucnv_getMaxCharSize)
NOTHING(ucnv_getName) NOTHING(ucnv_getToUCallBack) NOTHING(ucnv_getFromUCallBack)
NOTHING(ucnv_setToUCallBack) NOTHING(ucnv_setFromUCallBack) NOTHING(ucnv_cbToUWriteUChars)
NOTHING(ucnv_cbFromUWriteUChars) NOTHING(ucnv_toUnicode) NOTHING(ucnv_fromUnicode)
NOTHING(ucnv_toUCountPending) NOTHING(ucnv_fromUCountPending) NOTHING(ucnv_getStandardName)
NOTHING(ucnv_getAvailableName) NOTHING(ucnv_countAvailable)
NOTHING(UCNV_FROM_U_CALLBACK_SUBSTITUTE) NOTHING(UCNV_TO_U_CALLBACK_SUBSTITUTE)
#endif

#ifdef MSCMS
NOTHING(WcsCreateIccProfile) NOTHING(GetColorProfileFromHandle)
NOTHING(OpenColorProfileW) NOTHING(CloseColorProfile)
#endif

#ifdef BCRYPTPRIMITIVES
BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length); /* advapi32: random bytes */

__declspec(dllexport) BOOL ProcessPrng(PBYTE data, SIZE_T length)
{
    return SystemFunction036(data, (ULONG)length);
}
#endif
