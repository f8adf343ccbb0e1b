import { stringify } from 'csv-stringify/sync';
import type { AuditLine } from '@ketenzicht/shared/audit';

/** The names of NEN 7513, which are those of the DICOM audit message (RFC 3881). */
const columns: readonly [name: string, of: (line: AuditLine) => string | number][] = [
  ['EventDateTime', ({ occurredAt }) => occurredAt],
  ['EventID', ({ event }) => event],
  ['EventActionCode', ({ action }) => action],
  ['EventOutcomeIndicator', ({ outcome }) => outcome],
  ['UserID', ({ actorId }) => actorId ?? ''],
  ['RoleIDCode', ({ role }) => role ?? ''],
  ['OrganizationID', ({ organisationId }) => organisationId ?? ''],
  ['ResponsibleUserID', ({ onBehalfOf }) => onBehalfOf ?? ''],
  ['PurposeOfUse', ({ purpose }) => purpose],
  ['PurposeText', ({ purposeText }) => purposeText ?? ''],
  ['RelationBasis', ({ relationBasis }) => relationBasis],
  ['PolicyID', ({ policy, policyVersion }) => `${policy}@${policyVersion}`],
  ['Decision', ({ decision }) => decision],
  ['Emergency', ({ emergency }) => String(emergency)],
  ['EmergencyReason', ({ emergencyReason }) => emergencyReason ?? ''],
  ['NetworkAccessPointTypeCode', ({ accessPointType }) => accessPointType],
  ['NetworkAccessPointID', ({ accessPointId }) => accessPointId],
  ['ParticipantObjectTypeCode', ({ objects }) => objects.map(({ type }) => type).join(' ')],
  ['ParticipantObjectID', ({ objects }) => objects.map(({ id }) => id).join(' ')],
  ['ParticipantObjectDetail', ({ objects }) => objects.map(({ segment }) => segment ?? '-').join(' ')],
  ['AuditSourceID', ({ source }) => source],
  ['TraceID', ({ traceId }) => traceId],
  ['AuditSequence', ({ seq }) => seq],
];

/** One row for each line. A cell that a spreadsheet would take for a formula is kept from it. */
export const toCsv = (lines: readonly AuditLine[]): string =>
  stringify(
    lines.map((line) => columns.map(([, of]) => of(line))),
    {
      header: true,
      columns: columns.map(([name]) => name),
      bom: true,
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  );
