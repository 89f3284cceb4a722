/** Long work in short tasks, so that the page can scroll and answer in between. */

/** Well below the 50 ms from which people notice. */
const TASK_MS = 8;

declare const scheduler: { yield?(): Promise<void>; postTask(task: () => void): Promise<void> } | undefined;

/** Resolves in a task of its own. */
function nextTask(): Promise<void> {
  if (typeof scheduler === "undefined") return new Promise((done) => setTimeout(done));
  return scheduler.yield ? scheduler.yield() : scheduler.postTask(() => undefined);
}

/** Asked often, it lets the page go on whenever its time is up. */
export class Pace {
  #end = performance.now() + TASK_MS;

  /** Whether it is time for `rest`. */
  get due(): boolean {
    return performance.now() > this.#end;
  }

  async rest(): Promise<void> {
    await nextTask();
    this.#end = performance.now() + TASK_MS;
  }
}
