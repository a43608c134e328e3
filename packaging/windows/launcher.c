/* timekeeper.exe: runs the Python beside it, in this very process, so that the task bar, the
 * firewall and the task manager show timekeeper and not Python.
 *
 * ENTRY is the function to call. With CONSOLE it becomes the command for terminals. */
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

#define BELOW L"runtime\\" PYTHON_DLL

typedef int (*PyMain)(int, wchar_t **);

static int fail(const wchar_t *sentence)
{
#ifdef CONSOLE
    fwprintf(stderr, L"%ls\n", sentence);
#else
    MessageBoxW(NULL, sentence, L"timekeeper", MB_OK | MB_ICONERROR);
#endif
    return 3;
}

/* Puts the folder of Python beside this program into path. */
static int find_python(wchar_t *path, size_t size)
{
    DWORD length = GetModuleFileNameW(NULL, path, (DWORD)size);
    wchar_t *end = length && length < size ? wcsrchr(path, L'\\') : NULL;

    if (end == NULL || (size_t)(end + 1 - path) + wcslen(BELOW) >= size)
        return 0;
    wcscpy(end + 1, BELOW);
    return 1;
}

static int run(int count, wchar_t **arguments)
{
    static wchar_t path[32768];
    wchar_t **all = calloc((size_t)count + 3, sizeof *all);
    HMODULE python;
    PyMain main_function;

    if (all == NULL || !find_python(path, sizeof path / sizeof *path))
        return fail(L"timekeeper lies in a folder whose name is too long.");
    python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    main_function = python ? (PyMain)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (main_function == NULL)
        return fail(L"Parts of timekeeper are missing. Please install it again.\n\n"
                    L"Thi\x1ebfu th\xe0nh ph\x1ea7n c\x1ee7" L"a timekeeper. Xin c\xe0i \x111\x1eb7t l\x1ea1i.");
    all[0] = arguments[0];
    all[1] = L"-c";
    all[2] = L"from timekeeper.__main__ import " ENTRY L" as run; run()";
    for (int i = 1; i < count; i++)
        all[i + 2] = arguments[i];
    return main_function(count + 2, all);
}

#ifdef CONSOLE
int wmain(int count, wchar_t **arguments)
{
    return run(count, arguments);
}
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR line, int show)
{
    (void)instance, (void)before, (void)line, (void)show;
    return run(__argc, __wargv);
}
#endif
