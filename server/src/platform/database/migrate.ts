import { DataSource } from 'typeorm';
import { Directory1763800000000 } from '../../../migrations/1763800000000-directory.js';
import { Capacity1763800001000 } from '../../../migrations/1763800001000-capacity.js';
import { Accounts1763800002000 } from '../../../migrations/1763800002000-accounts.js';
import { Rooms1763900000000 } from '../../../migrations/1763900000000-rooms.js';
import { AccessLog1763900001000 } from '../../../migrations/1763900001000-access-log.js';
import { SessionTimes1763900002000 } from '../../../migrations/1763900002000-session-times.js';
import { LoggingInElsewhere1763910001000 } from '../../../migrations/1763910001000-logging-in-elsewhere.js';
import { MachineClients1763910002000 } from '../../../migrations/1763910002000-machine-clients.js';
import { SecondFactor1763911001000 } from '../../../migrations/1763911001000-second-factor.js';
import { Jobs1763920001000 } from '../../../migrations/1763920001000-jobs.js';
import { LogEvidence1763920002000 } from '../../../migrations/1763920002000-log-evidence.js';
import { Persons1763930001000 } from '../../../migrations/1763930001000-persons.js';
import { Privacy1763931001000 } from '../../../migrations/1763931001000-privacy.js';
import { Oversight1763939001000 } from '../../../migrations/1763939001000-oversight.js';
import { Administration1763940001000 } from '../../../migrations/1763940001000-administration.js';
import { BedBase1763940002000 } from '../../../migrations/1763940002000-bed-base.js';
import { KeepersAndFactors1763940003000 } from '../../../migrations/1763940003000-keepers-and-factors.js';
import { NoTemporaryTables1763950001000 } from '../../../migrations/1763950001000-no-temporary-tables.js';
import { TermsOfLoggingIn1763951001000 } from '../../../migrations/1763951001000-terms-of-logging-in.js';
import { EndedAccountsInCare1763951002000 } from '../../../migrations/1763951002000-ended-accounts-in-care.js';
import { Placement1763960001000 } from '../../../migrations/1763960001000-placement.js';
import { PlacementSides1763960002000 } from '../../../migrations/1763960002000-placement-sides.js';
import { PlacementKept1763960002100 } from '../../../migrations/1763960002100-placement-kept.js';
import { HoldInOne1763960003000 } from '../../../migrations/1763960003000-hold-in-one.js';
import { Coordination1763970001000 } from '../../../migrations/1763970001000-coordination.js';
import { CasesKept1763970002000 } from '../../../migrations/1763970002000-cases-kept.js';
import { Signals1763970003000 } from '../../../migrations/1763970003000-signals.js';
import { Articles1763970004000 } from '../../../migrations/1763970004000-articles.js';
import { Telling1763970005000 } from '../../../migrations/1763970005000-telling.js';
import { ReadyCounts1763970020000 } from '../../../migrations/1763970020000-ready-counts.js';
import { Answered1763970030000 } from '../../../migrations/1763970030000-answered.js';
import { Ketenveldnorm1763980001000 } from '../../../migrations/1763980001000-ketenveldnorm.js';
import { Aftercare1763980010000 } from '../../../migrations/1763980010000-aftercare.js';
import { FollowingPast1763980020000 } from '../../../migrations/1763980020000-following-past.js';
import { FollowingYears1763980030000 } from '../../../migrations/1763980030000-following-years.js';
import { OpenedFiles1763980030100 } from '../../../migrations/1763980030100-opened-files.js';
import { Caseload1763980050000 } from '../../../migrations/1763980050000-caseload.js';
import { SafetyNet1763980060000 } from '../../../migrations/1763980060000-safety-net.js';
import { Programme1763980070000 } from '../../../migrations/1763980070000-programme.js';
import { WhoTakesPart1763980080000 } from '../../../migrations/1763980080000-who-takes-part.js';
import { SealedIsChecked1763980090000 } from '../../../migrations/1763980090000-sealed-is-checked.js';
import { FiguresKept1763980090100 } from '../../../migrations/1763980090100-figures-kept.js';
import { WhoIsTold1763980100000 } from '../../../migrations/1763980100000-who-is-told.js';
import { ClockTells1763980110000 } from '../../../migrations/1763980110000-clock-tells.js';
import { Waits1763990010000 } from '../../../migrations/1763990010000-waits.js';
import { ChangedIn1763990011000 } from '../../../migrations/1763990011000-changed-in.js';
import { Homes1763990020000 } from '../../../migrations/1763990020000-homes.js';
import { PromiseOnWait1763990021000 } from '../../../migrations/1763990021000-promise-on-wait.js';
import { Arrangement1763990030000 } from '../../../migrations/1763990030000-arrangement.js';
import { WhoPaysAfter1763990040000 } from '../../../migrations/1763990040000-who-pays-after.js';
import { Chain1763990050000 } from '../../../migrations/1763990050000-chain.js';
import { Interest1763990060000 } from '../../../migrations/1763990060000-interest.js';
import { InterestTries1763990061000 } from '../../../migrations/1763990061000-interest-tries.js';
import { VptMonitor1763990070000 } from '../../../migrations/1763990070000-vpt-monitor.js';
import { VptChangedIn1763990071000 } from '../../../migrations/1763990071000-vpt-changed-in.js';
import { roomUrl } from './rooms.js';

/** In the order in which they landed; one is never edited after that. */
export const migrations = [
  Directory1763800000000,
  Capacity1763800001000,
  Accounts1763800002000,
  Rooms1763900000000,
  AccessLog1763900001000,
  SessionTimes1763900002000,
  LoggingInElsewhere1763910001000,
  MachineClients1763910002000,
  SecondFactor1763911001000,
  Jobs1763920001000,
  LogEvidence1763920002000,
  Persons1763930001000,
  Privacy1763931001000,
  Oversight1763939001000,
  Administration1763940001000,
  BedBase1763940002000,
  KeepersAndFactors1763940003000,
  NoTemporaryTables1763950001000,
  TermsOfLoggingIn1763951001000,
  EndedAccountsInCare1763951002000,
  Placement1763960001000,
  PlacementSides1763960002000,
  PlacementKept1763960002100,
  HoldInOne1763960003000,
  Coordination1763970001000,
  CasesKept1763970002000,
  Signals1763970003000,
  Articles1763970004000,
  Telling1763970005000,
  ReadyCounts1763970020000,
  Answered1763970030000,
  Ketenveldnorm1763980001000,
  Aftercare1763980010000,
  FollowingPast1763980020000,
  FollowingYears1763980030000,
  OpenedFiles1763980030100,
  Caseload1763980050000,
  SafetyNet1763980060000,
  Programme1763980070000,
  WhoTakesPart1763980080000,
  SealedIsChecked1763980090000,
  FiguresKept1763980090100,
  WhoIsTold1763980100000,
  ClockTells1763980110000,
  Waits1763990010000,
  ChangedIn1763990011000,
  Homes1763990020000,
  PromiseOnWait1763990021000,
  Arrangement1763990030000,
  WhoPaysAfter1763990040000,
  Chain1763990050000,
  Interest1763990060000,
  InterestTries1763990061000,
  VptMonitor1763990070000,
  VptChangedIn1763990071000,
];

const lock = 7000; // one process migrates, the others wait for it

/** Brings the schema up to date. Safe when several processes start at once. */
export async function migrate(url: string): Promise<void> {
  const source = await new DataSource({
    type: 'postgres',
    url: roomUrl({ url, roles: 'login' }),
    migrations,
    synchronize: false,
    migrationsTransactionMode: 'each',
  }).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [lock]);
    await source.runMigrations();
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [lock]).catch(() => undefined);
    await runner.release();
    await source.destroy();
  }
}
