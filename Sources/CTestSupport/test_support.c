#include "CTestSupport.h"

#include <errno.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Whether a call changes something that outlives the program, or begins or awaits another one. */
static int is_felt(unsigned long long number, const unsigned long long *arguments) {
  switch (number) {
    case SYS_openat: return (arguments[2] & O_CREAT) != 0;
    case SYS_write: return arguments[0] > 2;
    case SYS_pwrite64: case SYS_renameat: case SYS_unlinkat: case SYS_mkdirat: case SYS_fchmod:
    case SYS_fsync: case SYS_flock: case SYS_clone: case SYS_clone3: case SYS_wait4:
#ifdef SYS_open
    case SYS_rename: case SYS_unlink: case SYS_mkdir: case SYS_rmdir: case SYS_vfork:
    case SYS_chmod:
#endif
      return 1;
    default: return 0;
  }
}

int husok_kill_before_call(char *const arguments[], char *const environment[], const char *folder,
                           int call) {
  pid_t process = fork();
  if (process < 0) return -1;
  if (process == 0) {
    int nothing = open("/dev/null", O_RDWR);
    for (int stream = 0; stream < 3; stream++) dup2(nothing, stream);
    if (chdir(folder) != 0 || ptrace(PTRACE_TRACEME, 0, 0, 0) != 0) _exit(126);
    execve(arguments[0], arguments, environment);
    _exit(127);
  }
  int status = 0;
  if (waitpid(process, &status, 0) != process || !WIFSTOPPED(status)) return -1;
  ptrace(PTRACE_SETOPTIONS, process, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
  int count = 0;
  long handed = 0;
  while (ptrace(PTRACE_SYSCALL, process, 0, handed) == 0) {
    if (waitpid(process, &status, 0) != process) return -1;
    if (WIFEXITED(status) || WIFSIGNALED(status)) return WIFEXITED(status) ? 0 : 1;
    handed = 0;
    if (WSTOPSIG(status) != (SIGTRAP | 0x80)) {
      handed = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
      continue;
    }
    struct __ptrace_syscall_info info;
    if (ptrace(PTRACE_GET_SYSCALL_INFO, process, sizeof info, &info) <= 0) return -1;
    if (info.op != PTRACE_SYSCALL_INFO_ENTRY) continue;
    if (!is_felt(info.entry.nr, (const unsigned long long *)info.entry.args)) continue;
    if (count++ < call) continue;
    kill(process, SIGKILL);
    waitpid(process, &status, 0);
    return 1;
  }
  return -1;
}
