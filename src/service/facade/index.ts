export { activateOver } from './activate-over.ts';
export { activateEmbedded } from './embedded.ts';
export { serveLocally, type LocalServerOptions } from './local-server.ts';
export type { RepeatDelays } from './notifier.ts';
export { serve, type ServedService, type ServeOptions } from './serve.ts';
