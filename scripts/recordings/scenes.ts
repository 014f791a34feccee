import type { Stage } from './stage.ts';
import type { Frame } from './svg.ts';

/** What is recorded: the name of a picture, what it shows, and how it comes about. */
export interface Scene {
  readonly name: string;
  readonly title: string;
  play(stage: Stage): Promise<readonly Frame[]>;
}

/** In this order: a scene finds the jobs that the ones before it left. */
export const scenes: readonly Scene[] = [
  {
    name: 'get',
    title: 'dojobs get shows how far a download is, and prints the path of the file once it is in place',
    play: ({ server, play }) =>
      play(`get ${server.url('drivers.cab')}`, async (terminal, note) => {
        for (const share of [/ [23]\d %/, / [56]\d %/, / [89]\d %/]) {
          await terminal.shows(share);
          note();
        }
      }),
  },
  {
    name: 'get-mirror',
    title: 'dojobs get is refused a file with HTTP 403 and takes it from a mirror',
    play: ({ server, play }) =>
      play(`get ${server.url('forbidden.cab')} --on-error 403=resume:${server.url('mirror.cab')}`),
  },
  {
    name: 'errors',
    title: 'dojobs errors tells what is wrong with which job, and what to type next',
    play: async ({ server, play }) => {
      await play(`get ${server.url('forbidden.cab')} --on-error keep`);
      return play('errors');
    },
  },
  {
    name: 'explain',
    title: 'dojobs explain tells what codes mean',
    play: ({ play }) => play('explain 403 DO_E_INVALID_STATE'),
  },
  {
    name: 'list',
    title: 'dojobs list shows all jobs in a table',
    play: async ({ server, play }) => {
      await play(`add ${server.url('notes.pdf')} --suspended`);
      await play(`add ${server.url('update.msi')} --suspended --name 映画の夜🎬`);
      return play('list');
    },
  },
  {
    name: 'show',
    title: 'dojobs show tells all of one job',
    play: ({ play }) => play('show notes.pdf'),
  },
  {
    name: 'watch',
    title: 'dojobs watch follows all jobs',
    play: async ({ server, play }) => {
      await play(`add ${server.url('drivers.cab')} --output more.cab`);
      await play('resume 映画の夜🎬');
      return play('watch', async (terminal, note) => {
        for (const share of [/ [1-4]\d %/, / [5-8]\d %/, / 100 %/]) {
          await terminal.shows(share);
          note();
        }
        terminal.type('q');
      });
    },
  },
];
