import { Agent } from 'undici';
import type { Disk } from './disk.ts';
import type { Network, TransferOptions } from './transfer-options.ts';

export function openNetwork(options: TransferOptions, disk: Disk): Network {
  const dispatcher = new Agent({ connectTimeout: options.connectTimeout, connect: { keepAlive: false } });
  return { dispatcher, options, disk, close: () => dispatcher.destroy() };
}
