// SPDX-License-Identifier: Apache-2.0
// A layer between a program and the C library that fails or kills the program at a chosen change of
// the file system, writes down the changes that were made, slows renames and fails reads. For
// LD_PRELOAD.
//
//   FAULTS_ROOTS   directories, separated by ':'; changes elsewhere are neither counted nor noted
//   FAULTS_KINDS   kinds of changes that count, separated by ','; all if it is not set
//   FAULTS_AT      the number of the first change that fails; none if it is not set
//   FAULTS_WITH    the errno's number, or 0 to kill the program instead
//   FAULTS_LASTING 1 if all later changes that count fail too
//   FAULTS_LOG     the file to note changes in, one a line, fields separated by tabs
//   FAULTS_SLOW    how many milliseconds a rename takes, half of them before it is done
//   FAULTS_UNREADABLE  a part of the paths of files that cannot be read: EIO
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static long counted;

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int inside(const char *path) {
  const char *root = getenv("FAULTS_ROOTS");
  while (root && *root) {
    size_t length = strcspn(root, ":");
    if (!strncmp(path, root, length) && (!path[length] || path[length] == '/')) return 1;
    root += length + (root[length] == ':');
  }
  return 0;
}

static int counts(const char *kind) {
  const char *kinds = getenv("FAULTS_KINDS");
  if (!kinds || !*kinds) return 1;
  while (*kinds) {
    size_t length = strcspn(kinds, ",");
    if (strlen(kind) == length && !strncmp(kinds, kind, length)) return 1;
    kinds += length + (kinds[length] == ',');
  }
  return 0;
}

static void of_fd(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  path[length < 0 ? 0 : length] = 0;
}

static void of_path(int dir, const char *name, char *path) {
  if (name[0] == '/') {
    snprintf(path, PATH_MAX, "%s", name);
    return;
  }
  char base[PATH_MAX];
  if (dir == AT_FDCWD) {
    if (!getcwd(base, sizeof base)) base[0] = 0;
  } else {
    of_fd(dir, base);
  }
  if (snprintf(path, PATH_MAX, "%s/%s", base, name) >= PATH_MAX) path[0] = 0;
}

// With the lock held. Whether the change is to fail.
static int fails(const char *kind) {
  const char *at = getenv("FAULTS_AT");
  if (!counts(kind)) return 0;
  long number = ++counted;
  if (!at) return 0;
  const char *lasting = getenv("FAULTS_LASTING");
  int now = number == atol(at) || (lasting && *lasting == '1' && number > atol(at));
  if (!now) return 0;
  const char *with = getenv("FAULTS_WITH");
  int number_of_error = with ? atoi(with) : EIO;
  if (number_of_error == 0) {
    syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    for (;;) pause();
  }
  errno = number_of_error;
  return 1;
}

// With the lock held.
static void note(const char *kind, const char *one, const char *two, long at, const void *data, size_t size) {
  const char *log = getenv("FAULTS_LOG");
  if (!log) return;
  int before = errno;
  int fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  char *line = malloc(2 * PATH_MAX + 100 + 2 * size);
  int length = sprintf(line, "%s\t%s\t%s\t%ld\t", kind, one, two, at);
  for (size_t i = 0; i < size; i++) length += sprintf(line + length, "%02x", ((const unsigned char *)data)[i]);
  line[length++] = '\n';
  for (int done = 0; done < length;) {
    long wrote = syscall(SYS_write, fd, line + done, length - done);
    if (wrote <= 0) abort();
    done += wrote;
  }
  syscall(SYS_close, fd);
  free(line);
  errno = before;
}

#define CHANGE(kind, one, two, failure, call)       \
  pthread_mutex_lock(&order);                       \
  long result = fails(kind) ? failure : (call);     \
  if (result >= 0) note(kind, one, two, 0, "", 0);  \
  pthread_mutex_unlock(&order);                     \
  return result

static int opened(int dir, const char *name, int flags, mode_t mode) {
  char path[PATH_MAX];
  of_path(dir, name, path);
  if (!(flags & (O_CREAT | O_TRUNC)) || !inside(path)) return syscall(SYS_openat, dir, name, flags, mode);
  pthread_mutex_lock(&order);
  int existed = faccessat(dir, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
  const char *kind = existed ? "truncate" : "create";
  int changes = !existed || (flags & O_TRUNC);
  int fd = changes && fails(kind) ? -1 : syscall(SYS_openat, dir, name, flags, mode);
  if (fd >= 0 && changes) note(kind, path, "", 0, "", 0);
  pthread_mutex_unlock(&order);
  return fd;
}

#define MODE(flags, last) \
  va_list more;           \
  va_start(more, last);   \
  mode_t mode = (flags) & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0; \
  va_end(more)

int open(const char *name, int flags, ...) { MODE(flags, flags); return opened(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE(flags, flags); return opened(AT_FDCWD, name, flags, mode); }
int openat(int dir, const char *name, int flags, ...) { MODE(flags, flags); return opened(dir, name, flags, mode); }
int openat64(int dir, const char *name, int flags, ...) { MODE(flags, flags); return opened(dir, name, flags, mode); }

static ssize_t written(int fd, const void *data, size_t size, off_t at, int given) {
  char path[PATH_MAX];
  of_fd(fd, path);
  if (path[0] != '/' || !inside(path)) {
    return given ? syscall(SYS_pwrite64, fd, data, size, at) : syscall(SYS_write, fd, data, size);
  }
  pthread_mutex_lock(&order);
  off_t start = given ? at : lseek(fd, 0, SEEK_CUR);
  if (!given && (fcntl(fd, F_GETFL) & O_APPEND)) start = lseek(fd, 0, SEEK_END);
  ssize_t result = -1;
  if (!fails("write")) {
    result = given ? syscall(SYS_pwrite64, fd, data, size, at) : syscall(SYS_write, fd, data, size);
  } else if (errno == ENOSPC && size > 1) {
    // A full disk takes what it can; the next write fails.
    syscall(SYS_pwrite64, fd, data, size / 2, start);
    errno = ENOSPC;
  }
  if (result > 0) note("write", path, "", start, data, result);
  pthread_mutex_unlock(&order);
  return result;
}

ssize_t write(int fd, const void *data, size_t size) { return written(fd, data, size, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return written(fd, data, size, at, 1); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { return written(fd, data, size, at, 1); }

static int cut(int fd, off_t size) {
  char path[PATH_MAX];
  of_fd(fd, path);
  if (!inside(path)) return syscall(SYS_ftruncate, fd, size);
  pthread_mutex_lock(&order);
  int result = fails("truncate") ? -1 : syscall(SYS_ftruncate, fd, size);
  if (result == 0) note("truncate", path, "", size, "", 0);
  pthread_mutex_unlock(&order);
  return result;
}

int ftruncate(int fd, off_t size) { return cut(fd, size); }
int ftruncate64(int fd, off64_t size) { return cut(fd, size); }

static int synced(int fd) {
  char path[PATH_MAX];
  of_fd(fd, path);
  if (!inside(path)) return syscall(SYS_fsync, fd);
  // A real one says nothing here and takes time.
  CHANGE("fsync", path, "", -1, 0);
}

int fsync(int fd) { return synced(fd); }
int fdatasync(int fd) { return synced(fd); }

static void be_slow(void) {
  const char *slow = getenv("FAULTS_SLOW");
  if (slow) usleep(atol(slow) * 500);
}

static int renamed_at_once(int from_dir, const char *from, int to_dir, const char *to, unsigned flags) {
  char one[PATH_MAX], two[PATH_MAX];
  of_path(from_dir, from, one);
  of_path(to_dir, to, two);
  if (!inside(one) && !inside(two)) return syscall(SYS_renameat2, from_dir, from, to_dir, to, flags);
  CHANGE("rename", one, two, -1, syscall(SYS_renameat2, from_dir, from, to_dir, to, flags));
}

static int renamed(int from_dir, const char *from, int to_dir, const char *to, unsigned flags) {
  be_slow();
  int result = renamed_at_once(from_dir, from, to_dir, to, flags);
  int error = errno;
  be_slow();
  errno = error;
  return result;
}

int rename(const char *from, const char *to) { return renamed(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int a, const char *from, int b, const char *to) { return renamed(a, from, b, to, 0); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) { return renamed(a, from, b, to, flags); }

int linkat(int a, const char *from, int b, const char *to, int flags) {
  char one[PATH_MAX], two[PATH_MAX];
  of_path(a, from, one);
  of_path(b, to, two);
  if (!inside(two)) return syscall(SYS_linkat, a, from, b, to, flags);
  CHANGE("link", one, two, -1, syscall(SYS_linkat, a, from, b, to, flags));
}

int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int symlink(const char *target, const char *name) {
  char path[PATH_MAX];
  of_path(AT_FDCWD, name, path);
  if (!inside(path)) return syscall(SYS_symlinkat, target, AT_FDCWD, name);
  CHANGE("symlink", path, target, -1, syscall(SYS_symlinkat, target, AT_FDCWD, name));
}

int unlinkat(int dir, const char *name, int flags) {
  char path[PATH_MAX];
  of_path(dir, name, path);
  if (!inside(path)) return syscall(SYS_unlinkat, dir, name, flags);
  const char *kind = flags & AT_REMOVEDIR ? "rmdir" : "unlink";
  CHANGE(kind, path, "", -1, syscall(SYS_unlinkat, dir, name, flags));
}

int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int mkdirat(int dir, const char *name, mode_t mode) {
  char path[PATH_MAX];
  of_path(dir, name, path);
  if (!inside(path)) return syscall(SYS_mkdirat, dir, name, mode);
  CHANGE("mkdir", path, "", -1, syscall(SYS_mkdirat, dir, name, mode));
}

int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

int fchmod(int fd, mode_t mode) {
  char path[PATH_MAX];
  of_fd(fd, path);
  if (!inside(path)) return syscall(SYS_fchmod, fd, mode);
  CHANGE("chmod", path, "", -1, syscall(SYS_fchmod, fd, mode));
}

int chmod(const char *name, mode_t mode) {
  char path[PATH_MAX];
  of_path(AT_FDCWD, name, path);
  if (!inside(path)) return syscall(SYS_fchmodat, AT_FDCWD, name, mode);
  CHANGE("chmod", path, "", -1, syscall(SYS_fchmodat, AT_FDCWD, name, mode));
}

static int unreadable(int fd) {
  const char *part = getenv("FAULTS_UNREADABLE");
  if (!part) return 0;
  char path[PATH_MAX];
  of_fd(fd, path);
  if (!strstr(path, part)) return 0;
  errno = EIO;
  return 1;
}

ssize_t read(int fd, void *data, size_t size) { return unreadable(fd) ? -1 : syscall(SYS_read, fd, data, size); }
ssize_t pread(int fd, void *data, size_t size, off_t at) { return unreadable(fd) ? -1 : syscall(SYS_pread64, fd, data, size, at); }
ssize_t pread64(int fd, void *data, size_t size, off64_t at) { return unreadable(fd) ? -1 : syscall(SYS_pread64, fd, data, size, at); }
