"""How much memory this process may take, on Windows: it puts itself into a job of its own that has a bound."""

from __future__ import annotations

import ctypes
import sys
from typing import ClassVar

_EXTENDED, _PROCESS_MEMORY = 9, 0x100


class _Counters(ctypes.Structure):
    _fields_: ClassVar = [(f"counted{number}", ctypes.c_ulonglong) for number in range(6)]


class _Limits(ctypes.Structure):
    _fields_: ClassVar = [
        ("per_process_time", ctypes.c_longlong),
        ("per_job_time", ctypes.c_longlong),
        ("flags", ctypes.c_ulong),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_ulong),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_ulong),
        ("scheduling", ctypes.c_ulong),
        ("counters", _Counters),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    ]


def bound(most: int) -> bool:
    """Whether it could be: an old system lets no process of a job begin another, and then only the time is bounded."""
    if sys.platform != "win32":
        return False
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    limits = _Limits(flags=_PROCESS_MEMORY, process_memory=most)
    told = kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits))
    return bool(told and kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess())))
