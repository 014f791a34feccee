/** AVA's settings in the Windows lane: built tests, one process at a time, since all share the system's services. */
export default {
  files: ['build/test/windows/**/*.test.js'],
  workerThreads: false,
  concurrency: 1,
  serial: true,
  timeout: '3m',
};
