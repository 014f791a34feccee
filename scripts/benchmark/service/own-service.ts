import { IBackgroundCopyManager } from '../../../src/bindings/index.ts';
import { connectUsing } from '../../../src/client/index.ts';
import { adopt, type Caller } from '../../../src/com/index.ts';
import type { Service } from '../../../src/index.ts';
import { managersOf } from '../../../src/service/facade/manager-object.ts';
import { Engine } from '../../../src/service/engine/index.ts';
import { openStore } from '../../../src/service/store/index.ts';

/** An embedded service as it is without any options, except that it has a state folder of its own. */
export interface OwnService extends AsyncDisposable {
  readonly service: Service;
  /** The same service as its interface pointers show it. */
  readonly manager: Caller<typeof IBackgroundCopyManager>;
}

export async function startOwnService(stateFolder: string): Promise<OwnService> {
  const engine = new Engine({ store: await openStore(stateFolder) });
  const activate = managersOf(engine, { calling: 'direct' });
  const address = () => activate().giveAway(IBackgroundCopyManager);
  const service = await connectUsing(async () => address())({ service: 'embedded' });
  const manager = adopt(IBackgroundCopyManager, address(), 'direct');
  return {
    service,
    manager,
    async [Symbol.asyncDispose]() {
      await manager.release();
      await service[Symbol.asyncDispose]();
      await engine.close();
    },
  };
}
