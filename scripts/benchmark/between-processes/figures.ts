import type { Figure } from '../figure.ts';

const ACROSS = 'this library over a C client, both calling the same server process.';

export const activation: Figure = {
  name: 'activation',
  unit: 'us',
  target: 1.3,
  meaning: `CoCreateInstance and Release, ${ACROSS}`,
  beyondTheFloor: 'Beyond C: two calls go to a pool thread and back, one for each.',
};

export const getState: Figure = {
  name: 'GetState',
  unit: 'us',
  target: 1.3,
  meaning: `One round trip, ${ACROSS}`,
  beyondTheFloor:
    'Beyond C: the way to a pool thread and back to the event loop, the larger part of it in Node and koffi.',
};

export const setNotifyInterface: Figure = {
  name: 'SetNotifyInterface',
  unit: 'us',
  target: 1.3,
  meaning: `A new callback registered, ${ACROSS}`,
  beyondTheFloor:
    'Beyond C: while COM exports the callback it asks our object seven times for interfaces and counts, and each of these ' +
    'calls comes from a foreign thread and waits for the JavaScript thread.',
};

export const resumeToTransferred: Figure = {
  name: 'Resume to JobTransferred',
  unit: 'ms',
  target: 1.3,
  meaning: `From the call of Resume to the callback, a small file from this machine between them, ${ACROSS}`,
  beyondTheFloor:
    'Beyond C: the call of Resume goes to a pool thread and back, and what the service asks our object before it calls ' +
    'JobTransferred waits for the JavaScript thread.',
};
