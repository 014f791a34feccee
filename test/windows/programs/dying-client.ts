import { connect } from '../../../src/index.ts';
import { keepStubs } from '../helpers/wine-stubs.ts';

/** `dying-client CLSID URL PATH`: creates a job for the file, says its id, and is gone the moment JobError is called. */
const [clsid = '', url = '', path = ''] = process.argv.slice(2);
await keepStubs();
const service = await connect({ service: 'delivery-optimization', clsid });
const job = await service.createJob({ name: 'of a client that dies', files: [{ url, path }] });
console.log(job.id);
await job.run({ acceptError: () => process.kill(process.pid, 'SIGKILL') });
