export type { DiskFault, DiskFaultCode } from './disk-faults.ts';
export type { Fault, FaultLimit } from './fault.ts';
export type { Faults } from './faults.ts';
export { startFileServer, type FileServer, type FileServerOptions, type LoggedRequest } from './file-server.ts';
export type {
  AnswerFault,
  BreakingFault,
  CorruptionFault,
  Latency,
  NetworkFaults,
  Slowness,
  SlowFault,
  StallFault,
} from './network-faults.ts';
export type { TestContent, TestFile } from './test-file.ts';
export { startTestService, type TestService, type TestServiceOptions } from './test-service.ts';
export type { TransferOptions } from '../service/transfer/index.ts';
