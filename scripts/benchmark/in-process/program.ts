import { measureCalls } from './call.ts';
import { measureCallbacks } from './callback.ts';
import { measureCallsInFlight } from './in-flight.ts';
import { loadNativeService } from './native-service.ts';

/** `program FOLDER`: what this library costs within one process. FOLDER is for the compiled C and may go afterwards. */
const service = loadNativeService(process.argv[2] ?? '');
await measureCalls(service);
await measureCallbacks(service);
await measureCallsInFlight(service);
