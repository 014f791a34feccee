import { messageOf } from '../../problem.ts';
import { openService } from '../../service/open-service.ts';
import { ok, problem, type Check } from '../check.ts';

/** Whether the service answers. */
export const service: Check = async (question) => {
  try {
    await using port = await openService(question);
    return [ok('service', `The service "${port.name}" answers.`)];
  } catch (error) {
    return [problem('service', messageOf(error), 'Start or enable the service, or name another by --service.')];
  }
};
