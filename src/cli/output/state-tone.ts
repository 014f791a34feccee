import { match } from 'ts-pattern';
import type { JobState } from '../../index.ts';
import { withTone, type Piece, type Tone } from './text.ts';

/** A state in its word and its tone. */
export const statePiece = (state: JobState): Piece => withTone(state, toneOf(state));

export const toneOf = (state: JobState): Tone =>
  match(state)
    .returnType<Tone>()
    .with('connecting', 'transferring', () => 'busy')
    .with('queued', 'suspended', 'transient-error', () => 'waiting')
    .with('error', () => 'bad')
    .with('transferred', () => 'good')
    .with('acknowledged', 'cancelled', () => 'quiet')
    .exhaustive();
