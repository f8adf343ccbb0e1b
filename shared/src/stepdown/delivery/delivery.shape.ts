import type {
  CareLaw,
  CareProfile,
  DeliveryForm,
  Effect,
  RuleCheck,
  RuleNature,
  RuleSource,
  TitleState,
} from './delivery.terms.js';

/** Something that is so between two days, because a source says it. */
export interface DatedRule {
  id: string;
  /** First day on which it holds; null: as far back as we look. */
  from: string | null;
  /** First day on which it holds no longer. */
  until: string | null;
  source: RuleSource;
  /** Where in the source. */
  place: string;
  /** How it was looked up. Whoever changes a rule looks it up anew. */
  check: RuleCheck;
  checkedBy?: RuleSource;
  nature: RuleNature;
  nl: string;
  en: string;
}

export interface DeliveryRule extends DatedRule {
  /** All of these must be so; what is left out does not matter. */
  when: {
    law?: readonly CareLaw[];
    profile?: readonly CareProfile[];
    treatment?: boolean;
    clustered?: boolean;
    title?: readonly TitleState[];
  };
  forms: Partial<Record<DeliveryForm, Effect>>;
}
