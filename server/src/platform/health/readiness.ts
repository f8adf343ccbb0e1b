import { Injectable } from '@nestjs/common';

/** Whether this process takes anybody in. One that stops, or that no longer knows its own state, says so before its door closes (SEC-113). */
@Injectable()
export class Readiness {
  private leaving = false;

  get isLeaving(): boolean {
    return this.leaving;
  }

  leave(): void {
    this.leaving = true;
  }
}
