import {
  timelineSchema,
  trajectoryFileSchema,
  trajectorySchema,
  type Timeline,
  type Trajectory,
  type TrajectoryFile,
} from '@ketenzicht/shared/ketenveldnorm';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';

/** Plain data of somebody that is followed, checked against the contract; invented. Days are counted from today. */
export const today = localDate(new Date());
export const on = (days: number): string => addLocalDays(today, days);
const id = (kind: number, number: number): string =>
  `6${kind}000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const trajectoryId = id(0, 1);
export const contactId = (number: number): string => id(1, number);
export const titleId = (number: number): string => id(2, number);
export const goalId = (number: number): string => id(5, number);

export const aTrajectory = (part: Partial<Trajectory> = {}): Trajectory =>
  trajectorySchema.parse({
    id: trajectoryId,
    reference: 'LL-7F3K-92QD',
    version: 4,
    personId: id(9, 1),
    organisationId: id(8, 1),
    providerId: id(8, 1),
    regionId: 'nl-ar-04',
    phase: 'following',
    owner: { id: 'sanne', name: 'Sanne Bakker', role: 'chainDirector', organisationName: 'Fivoor' },
    reportedOn: `${on(-480)}T09:00:00.000Z`,
    tableOn: on(-455),
    includedOn: on(-450),
    term: 1,
    regularEnd: on(281),
    nextContactOn: on(2),
    lastContactOn: on(-12),
    intervalDays: 14,
    titleEndsOn: on(40),
    unpaidFrom: null,
    titleKind: 'zorgmachtiging',
    titlePlanned: false,
    goalsOpen: 2,
    goalsStalled: 1,
    endProposed: null,
    endedOn: null,
    endGround: null,
    aftercare: null,
    handoverTo: null,
    opens: true,
    mayAct: true,
    ...part,
  });

export const aTrajectoryFile = (part: Partial<Trajectory> = {}): TrajectoryFile =>
  trajectoryFileSchema.parse({
    trajectory: aTrajectory(part),
    checklist: null,
    directors: [],
    parties: [],
    present: [],
    plan: null,
    handovers: [],
    steps: [],
  });

const by = 'Sanne Bakker';

/** A year and more: a crisis, a ward, less and less care, a gap, and what comes. */
export const aTimeline = (part: Partial<Timeline> = {}): Timeline =>
  timelineSchema.parse({
    from: on(-1_500),
    to: on(500),
    contacts: [
      { id: contactId(1), kind: 'visit', state: 'planned', on: on(2), by, words: null },
      { id: contactId(2), kind: 'phone', state: 'done', on: on(-12), by, words: 'Rustig gesprek; slaapt beter.' },
      { id: contactId(3), kind: 'visit', state: 'missed', on: on(-20), by, words: 'Niet thuis.' },
      { id: contactId(4), kind: 'conference', state: 'cancelled', on: on(-21), by, words: null },
      ...Array.from({ length: 28 }, (_, number) => ({
        id: contactId(10 + number),
        kind: (['phone', 'visit', 'video', 'outreach'] as const)[number % 4],
        state: number % 9 === 4 ? 'missed' : 'done',
        on: on(-34 - number * 14),
        by,
        words: null,
      })),
    ],
    titles: [
      {
        id: titleId(1),
        kind: 'crisismaatregel',
        from: on(-447),
        until: on(-443),
        computed: true,
        plan: 'extension',
        by,
        words: null,
      },
      {
        id: titleId(2),
        kind: 'voortzettingCrisismaatregel',
        from: on(-443),
        until: on(-421),
        computed: true,
        plan: 'newTitle',
        by,
        words: null,
      },
      {
        id: titleId(3),
        kind: 'zorgmachtiging',
        from: on(-421),
        until: on(41),
        computed: false,
        plan: null,
        by,
        words: null,
      },
    ],
    payers: [
      { id: id(3, 1), payer: 'unclear', from: on(-450), until: on(-400), by, words: null },
      { id: id(3, 2), payer: 'zvw', from: on(-400), until: null, by, words: null },
    ],
    care: [
      {
        id: id(4, 1),
        kind: 'ward',
        intensity: 'secure',
        from: on(-447),
        until: on(-260),
        unitId: null,
        requestId: null,
        gapReason: null,
        by,
        words: null,
      },
      {
        id: id(4, 2),
        kind: 'ward',
        intensity: 'intensive',
        from: on(-260),
        until: on(-150),
        unitId: null,
        requestId: null,
        gapReason: null,
        by,
        words: null,
      },
      {
        id: id(4, 3),
        kind: 'gap',
        intensity: null,
        from: on(-150),
        until: on(-128),
        unitId: null,
        requestId: null,
        gapReason: 'missing',
        by,
        words: null,
      },
      {
        id: id(4, 4),
        kind: 'supportedLiving',
        intensity: 'middle',
        from: on(-128),
        until: null,
        unitId: null,
        requestId: null,
        gapReason: null,
        by,
        words: 'Eigen studio, begeleiding overdag.',
      },
    ],
    goals: [
      {
        id: goalId(1),
        area: 'housing',
        words: 'Een eigen huurwoning.',
        dueOn: on(120),
        state: 'open',
        changedOn: on(-100),
        version: 2,
      },
      {
        id: goalId(2),
        area: 'addiction',
        words: 'Doordeweeks niet gebruiken.',
        dueOn: on(-10),
        state: 'stalled',
        changedOn: on(-30),
        version: 3,
      },
      {
        id: goalId(3),
        area: 'finance',
        words: 'Bewindvoering geregeld.',
        dueOn: null,
        state: 'reached',
        changedOn: on(-210),
        version: 1,
      },
    ],
    scores: [
      { on: on(-440), scores: { finance: 1, housing: 1, mentalHealth: 1, addiction: 2, safety: 1 }, by },
      { on: on(-250), scores: { finance: 3, housing: 2, mentalHealth: 2, addiction: 2, safety: 2 }, by },
      {
        on: on(-60),
        scores: {
          finance: 4,
          dayActivities: 2,
          housing: 3,
          mentalHealth: 3,
          physicalHealth: 4,
          addiction: 1,
          dailyLiving: 3,
          socialNetwork: 2,
          participation: 2,
          justice: 4,
          safety: 3,
          domesticRelations: 3,
        },
        by,
      },
    ],
    card: {
      version: 2,
      at: `${on(-30)}T10:00:00.000Z`,
      by,
      card: {
        signs: [
          {
            sign: 'Slaapt niet en loopt ’s nachts buiten',
            act: 'Bel eerst zijn zus. Praat rustig, loop mee, vraag naar de hond.',
          },
          { sign: 'Praat over de buurman', act: 'Ga niet in discussie. Bied aan om samen naar huis te gaan.' },
          {
            sign: 'Heeft drie dagen geen medicatie gehaald',
            act: 'Bel de begeleider; laat de crisisdienst vandaag nog komen.',
          },
        ],
        calls: [
          { name: 'Sanne Bakker', role: 'ketenregisseur', phone: '030 123 45 67', when: 'werkdagen' },
          { name: 'Crisisdienst Demo-Utrecht', role: 'crisisdienst', phone: '030 765 43 21', when: 'dag en nacht' },
          { name: 'Zus', role: 'familie', phone: '06 12 34 56 78 (na zes uur)', when: 'altijd' },
        ],
        remarks: 'Is bang voor uniformen. Een hond helpt.',
      },
    },
    ...part,
  });
