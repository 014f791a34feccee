import test from 'ava';
import { BG_NOTIFY } from '../../src/bindings/index.ts';
import { OwedNews, type News, type ToldJob } from '../../src/service/facade/owed-news.ts';
import type { JobFile } from '../../src/service/job/index.ts';
import { reaches, serviceBench } from '../helpers/service-bench.ts';

const EVERYTHING =
  BG_NOTIFY.jobTransferred | BG_NOTIFY.jobError | BG_NOTIFY.jobModification | BG_NOTIFY.fileTransferred;

function taken(owed: OwedNews, flags = EVERYTHING): News['kind'][] {
  const news: News['kind'][] = [];
  for (let next = owed.take(flags, true); next !== undefined; next = owed.take(flags, true)) news.push(next.kind);
  return news;
}

test('however often a job is modified, one modification waits at most', async (t) => {
  await using bench = await serviceBench({});
  const owed = new OwedNews(bench.job());
  for (let count = 0; count < 100; count += 1) owed.hear({ kind: 'modified' });
  t.deepEqual(taken(owed), ['modified']);
});

test('what happened before anybody listened is owed, files first, and an event that comes late adds nothing', async (t) => {
  await using bench = await serviceBench({ 'a.bin': { size: 5 }, 'b.bin': { size: 6 } });
  const job = bench.job('a.bin', 'b.bin');
  job.resume();
  await reaches(job, ({ state }) => state === 'transferred');
  const owed = new OwedNews(job);
  owed.hearWhatHappenedBefore();
  t.deepEqual(taken(owed), ['file-transferred', 'file-transferred', 'transferred']);
  owed.hear({ kind: 'transferred' });
  t.deepEqual(taken(owed), []);
});

test('an error waits until the flags ask for it and it is time, and is gone once the job is resumed', async (t) => {
  await using bench = await serviceBench({ 'a.bin': { status: 404 } });
  const job = bench.job('a.bin');
  job.resume();
  await reaches(job, ({ state }) => state === 'error');
  const owed = new OwedNews(job);
  owed.hearWhatHappenedBefore();
  t.is(owed.take(BG_NOTIFY.jobTransferred, true), undefined);
  t.is(owed.take(EVERYTHING, false), undefined);
  const news = owed.take(EVERYTHING, true);
  t.is(news?.kind, 'error');
  if (news !== undefined) owed.putBack(news);
  job.resume();
  owed.hear({ kind: 'modified' });
  t.deepEqual(taken(owed, BG_NOTIFY.jobError), []);
  job.cancel();
});

test('files are told in the order of the job, in whatever order they arrive', (t) => {
  const file = (whole: boolean) => ({ transfer: { whole } }) as JobFile;
  const [first, second] = [file(false), file(true)];
  const job: { files: JobFile[] } & Omit<ToldJob, 'files'> = {
    state: 'transferring',
    error: undefined,
    times: { created: new Date(0), modified: new Date(0), transferCompleted: undefined },
    files: [first, second],
  };
  const owed = new OwedNews(job);
  t.is(owed.take(EVERYTHING, true), undefined);
  job.files = [file(true), second];
  t.deepEqual(taken(owed), ['file-transferred', 'file-transferred']);
  t.is(owed.take(EVERYTHING, true), undefined);
});
