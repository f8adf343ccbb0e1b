import type { NewPerson, PersonFile, PersonIdentity } from '@ketenzicht/shared/person';

/** What stands in the fields: text, as it is typed. Held in memory only, and gone with the screen. */
export interface PersonDraft {
  familyName: string;
  givenNames: string;
  birthDate: string;
  regionId: string;
  securityLevel: string;
  phone: string;
  address: string;
  contact: string;
}

export const emptyDraft = (regionId = ''): PersonDraft => ({
  familyName: '',
  givenNames: '',
  birthDate: '',
  regionId,
  securityLevel: '',
  phone: '',
  address: '',
  contact: '',
});

export const draftOf = (identity: PersonIdentity, file: PersonFile): PersonDraft => ({
  familyName: identity.familyName,
  givenNames: identity.givenNames ?? '',
  birthDate: identity.birthDate,
  regionId: file.regionId,
  securityLevel: file.securityLevel ?? '',
  phone: identity.phone ?? '',
  address: identity.address ?? '',
  contact: identity.contact ?? '',
});

const given = (text: string): string | null => (text.trim() === '' ? null : text);

export const personOf = (draft: PersonDraft) => ({
  familyName: draft.familyName,
  givenNames: given(draft.givenNames),
  birthDate: draft.birthDate,
  regionId: draft.regionId,
  securityLevel: (draft.securityLevel || null) as NewPerson['securityLevel'],
  phone: given(draft.phone),
  address: given(draft.address),
  contact: given(draft.contact),
});
