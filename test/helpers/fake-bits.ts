import {
  BITS_JOB_PROPERTY_VALUE,
  IBackgroundCopyJob5,
  IBackgroundCopyJobHttpOptions2,
  IBackgroundCopyManager,
} from '../../src/bindings/index.ts';
import {
  ComError,
  ComObject,
  E_NOTIMPL,
  facet,
  guid,
  prepareVtables,
  S_FALSE,
  S_OK,
  type Facet,
  type Implementation,
  type InterfaceDescription,
  type ValueOf,
} from '../../src/com/index.ts';
import { connectUsing } from '../../src/client/index.ts';
import type { Service } from '../../src/index.ts';
import { partly } from './partly.ts';

/** A connection to a service whose jobs keep what they are given, as BITS' do; and what they were told in secret. */
export async function fakeBits(): Promise<{ readonly service: Service; readonly secrets: readonly unknown[] }> {
  const secrets: unknown[] = [];
  const id = guid('11111111-2222-4333-8444-555555555555');
  prepareVtables(IBackgroundCopyJob5, IBackgroundCopyJobHttpOptions2);
  const manager = partly(IBackgroundCopyManager, { CreateJob: () => [id, bitsJob(secrets)] });
  const connect = connectUsing(async () => manager.giveAway(IBackgroundCopyManager));
  return { service: await connect({ service: 'embedded' }), secrets };
}

function bitsJob(secrets: unknown[]): ComObject {
  const kept = new Map<string, unknown>();
  const properties = new Map<string, ValueOf<typeof BITS_JOB_PROPERTY_VALUE>>();
  const get = <V>(name: string, otherwise: V): V => (kept.has(name) ? (kept.get(name) as V) : otherwise);
  const set =
    (name: string) =>
    (value: unknown): void =>
      void kept.set(name, value);
  const job: Partial<Implementation<typeof IBackgroundCopyJob5>> = {
    GetType: () => 'download',
    Cancel: () => undefined,
    GetDisplayName: () => get('name', ''),
    SetDisplayName: set('name'),
    GetDescription: () => get('description', ''),
    SetDescription: set('description'),
    GetPriority: () => get('priority', 'normal'),
    SetPriority: set('priority'),
    GetNoProgressTimeout: () => get('timeout', 0),
    SetNoProgressTimeout: set('timeout'),
    GetMinimumRetryDelay: () => get('delay', 600),
    SetMinimumRetryDelay: set('delay'),
    GetMaximumDownloadTime: () => get('time', 0),
    SetMaximumDownloadTime: set('time'),
    GetProxySettings: () => get('proxy', ['preconfig', null, null]),
    SetProxySettings: (...settings) => void kept.set('proxy', settings),
    GetNotifyCmdLine: () => get('command', [null, null]),
    SetNotifyCmdLine: (...command) => void kept.set('command', command),
    SetCredentials: (credentials) => void secrets.push(credentials),
    RemoveCredentials: (...whose) => void secrets.push(whose),
    SetProperty: (name, value) => void properties.set(name, value),
    GetProperty: (name) => properties.get(name) ?? BITS_JOB_PROPERTY_VALUE.of('dword', 0),
  };
  const http: Partial<Implementation<typeof IBackgroundCopyJobHttpOptions2>> = {
    SetCustomHeaders: set('headers'),
    GetCustomHeaders: () => [get('headers', null) === null ? S_FALSE : S_OK, get('headers', null)],
    SetSecurityFlags: set('security'),
    GetSecurityFlags: () => get('security', 0),
    SetHttpMethod: set('verb'),
    GetHttpMethod: () => get('verb', 'GET'),
    SetClientCertificateByID: (...certificate) => void kept.set('certificate', [...certificate, '']),
    RemoveClientCertificate: () => void kept.delete('certificate'),
    GetClientCertificate: () => get('certificate', ['current-user', '', null, '']),
  };
  return new ComObject([whole(IBackgroundCopyJob5, job), whole(IBackgroundCopyJobHttpOptions2, http)]);
}

/** The methods that are left out answer `E_NOTIMPL`. */
function whole<I extends InterfaceDescription>(description: I, methods: Partial<Implementation<I>>): Facet {
  const missing = description.slots.map(({ name }) => {
    const refuse = () => {
      throw new ComError(`${description.name}::${name}`, E_NOTIMPL);
    };
    return [name, refuse] as const;
  });
  return facet(description, { ...Object.fromEntries(missing), ...methods });
}
