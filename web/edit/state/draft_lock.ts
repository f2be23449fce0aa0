/** One tab of a browser works on a draft at a time; two would overwrite each other's saving. */
export class DraftLock {
  private free: (() => void) | undefined;
  private held = "";

  /** False when another tab holds it. */
  async take(name: string): Promise<boolean> {
    if (this.held === name) return true;
    this.release();
    if (!navigator.locks) return true;
    return new Promise((resolve) => {
      void navigator.locks.request(`nen-edit-${name}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        if (!lock) return undefined;
        this.held = name;
        return new Promise<void>((release) => {
          this.free = release;
        });
      });
    });
  }

  release(): void {
    this.free?.();
    this.free = undefined;
    this.held = "";
  }
}
