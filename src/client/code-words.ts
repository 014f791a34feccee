import { explainCode } from '../bindings/index.ts';
import { formatHresult, type HRESULT } from '../com/index.ts';

/** A code as it is written and searched for, with its name where it has one: `0x80190193 BG_E_HTTP_ERROR_403`. */
export const codeLabel = (code: HRESULT): string => `${formatHresult(code)} ${explainCode(code)?.name ?? ''}`.trimEnd();

/** The label, what happened, and what a person can do about it. */
export function codeWords(code: HRESULT): string {
  const known = explainCode(code);
  const words = known === undefined ? ['No more is known of this code.'] : [known.meaning, known.remedy];
  return `${codeLabel(code)}. ${words.filter(Boolean).join(' ')}`;
}
