import type { AuditLine, AuditObject } from '@ketenzicht/shared/audit';

const dicom = 'http://dicom.nema.org/resources/ontology/DCM';
const ours = 'urn:ketenzicht';
const networkTypes = { address: '2', machine: '1', job: '1' } as const;
const iheAction = { C: 'C', R: 'R', U: 'U', D: 'D', E: 'E' } as const;
const objectTypes: Partial<Record<AuditObject['type'], { code: string; display: string }>> = {
  person: { code: '1', display: 'Person' },
  account: { code: '1', display: 'Person' },
};
const systemObject = { code: '2', display: 'System Object' };

/** A collection of AuditEvent, FHIR R4 (http://hl7.org/fhir/R4/auditevent.html); one for each line. */
export const toFhir = (lines: readonly AuditLine[], at: Date) => ({
  resourceType: 'Bundle',
  type: 'collection',
  timestamp: at.toISOString(),
  entry: lines.map((line) => ({ fullUrl: `urn:ketenzicht:access-line:${line.seq}`, resource: auditEvent(line) })),
});

const auditEvent = (line: AuditLine) => ({
  resourceType: 'AuditEvent',
  id: `line-${line.seq}`,
  language: 'en',
  type: line.event.startsWith('session.')
    ? { system: dicom, code: '110114', display: 'User Authentication' }
    : { system: dicom, code: '110110', display: 'Patient Record' },
  subtype: [{ system: `${ours}:operation`, code: line.event }],
  action: iheAction[line.action],
  recorded: line.occurredAt,
  outcome: String(line.outcome),
  ...(line.purposeText !== null && { outcomeDesc: line.purposeText }),
  purposeOfEvent: [coded('purpose', line.purpose)],
  agent: [
    {
      ...(line.role !== null && { role: [coded('role', line.role)] }),
      who: { identifier: { system: `${ours}:account`, value: line.actorId ?? 'none' } },
      requestor: true,
      policy: [`${ours}:policy:${line.policy}:${line.policyVersion}`],
      network: { address: line.accessPointId, type: networkTypes[line.accessPointType] },
      ...(line.emergency && { purposeOfUse: [coded('purpose', 'emergency')] }),
    },
    ...(line.organisationId === null
      ? []
      : [{ who: { identifier: { system: `${ours}:organisation`, value: line.organisationId } }, requestor: false }]),
  ],
  source: {
    observer: { identifier: { system: `${ours}:source`, value: line.source } },
    type: [
      {
        system: 'http://terminology.hl7.org/CodeSystem/security-source-type',
        code: '4',
        display: 'Application Server',
      },
    ],
  },
  entity: line.objects.map((object) => ({
    what: { identifier: { system: `${ours}:${object.type}`, value: object.id } },
    type: {
      system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type',
      ...(objectTypes[object.type] ?? systemObject),
    },
    ...(object.segment !== undefined && { name: object.segment }),
  })),
});

const coded = (system: string, code: string) => ({ coding: [{ system: `${ours}:${system}`, code }] });
