// Preloaded into Node for Windows when it runs under Wine, where opening a Unix pipe as a stream fails with EBADF.
// Writing to its descriptor works, so only then the standard streams are replaced by plain ones.
const { writeSync } = require('node:fs');
const { Writable } = require('node:stream');

for (const [name, fd] of [
  ['stdout', 1],
  ['stderr', 2],
]) {
  const { get: openNative, ...property } = Object.getOwnPropertyDescriptor(process, name);
  let stream;
  Object.defineProperty(process, name, { ...property, get: () => (stream ??= open(openNative, fd)) });
}

function open(openNative, fd) {
  try {
    return openNative();
  } catch (error) {
    if (error.code !== 'EBADF') throw error;
    return descriptorStream(fd);
  }
}

function descriptorStream(fd) {
  const write = (chunk, _encoding, done) => {
    try {
      let written = 0;
      while (written < chunk.length) written += writeSync(fd, chunk, written);
      done();
    } catch (error) {
      done(error);
    }
  };
  return Object.assign(new Writable({ decodeStrings: true, write }), { fd, isTTY: false, destroySoon: () => {} });
}
