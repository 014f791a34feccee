/**
 * AVA's settings in the Windows lane: built tests, one process at a time, since all share the system's services. What
 * depends on the platform's calling convention and allocators is tested there again.
 */
export default {
  files: [
    'build/test/windows/**/*.test.js',
    'build/test/com/**/*.test.js',
    'build/test/bindings/crossing.test.js',
    'build/test/facade/**/*.test.js',
    'build/test/contract/**/*.test.js',
  ],
  // Not only the embedded service: the contract tests look for those of the system.
  environmentVariables: { SERVICES_UNDER_TEST: 'system' },
  workerThreads: false,
  concurrency: 1,
  serial: true,
  timeout: '3m',
};
