import type { JobPriority } from '../../model/index.ts';
import type { SettingsRecord } from './job-record.ts';
import type { JobSettings } from './job-settings.ts';

/**
 * What can be read of a job in every state, and changed until it is final. Setters throw `JobFault` `invalid-state` after
 * that, and `invalid-argument` for a value that cannot be.
 */
export abstract class JobProperties {
  protected abstract readonly settings: JobSettings;

  /** Changes settings: all of them or, with a `JobFault`, none. */
  abstract set(changes: Partial<SettingsRecord>): void;

  get name(): string {
    return this.settings.values.name;
  }

  set name(name: string) {
    this.set({ name });
  }

  get description(): string {
    return this.settings.values.description;
  }

  set description(description: string) {
    this.set({ description });
  }

  get priority(): JobPriority {
    return this.settings.values.priority;
  }

  set priority(priority: JobPriority) {
    this.set({ priority });
  }

  /** What its client wants to be told, as `BG_NOTIFY` bits. */
  get notifyFlags(): number {
    return this.settings.values.notifyFlags;
  }

  set notifyFlags(notifyFlags: number) {
    this.set({ notifyFlags });
  }

  /** On which networks it may transfer, as `BITS_COST_STATE` bits; 0: on any. */
  get costFlags(): number {
    return this.settings.values.costFlags;
  }

  set costFlags(costFlags: number) {
    this.set({ costFlags });
  }

  /** The class that is created to be told when no callback can be reached: a GUID. */
  get notificationClass(): string | undefined {
    return this.settings.values.notificationClass ?? undefined;
  }

  set notificationClass(clsid: string | undefined) {
    this.set({ notificationClass: clsid ?? null });
  }

  /** See `JobSettings`; takes effect with the next failure. */
  get noProgressTimeoutSeconds(): number {
    return this.settings.noProgressTimeoutSeconds;
  }

  set noProgressTimeoutSeconds(noProgressTimeoutSeconds: number) {
    this.set({ noProgressTimeoutSeconds });
  }

  /** See `JobSettings`; takes effect with the next failure. */
  get minimumRetryDelaySeconds(): number {
    return this.settings.minimumRetryDelaySeconds;
  }

  set minimumRetryDelaySeconds(minimumRetryDelaySeconds: number) {
    this.set({ minimumRetryDelaySeconds });
  }
}
