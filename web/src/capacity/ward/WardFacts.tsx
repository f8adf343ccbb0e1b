import type { Unit } from '@ketenzicht/shared/capacity';
import { useTexts } from '../../platform/i18n.js';
import { useRegister } from '../register.context.js';
import { wardNames } from '../register.rules.js';
import { termTexts } from '../terms.texts.js';
import { wardTexts } from './ward.texts.js';

/** What the ward is, in plain words: who fits here, under which title, and who pays. */
export function WardFacts({ unit }: { unit: Unit }) {
  const t = useTexts(wardTexts);
  const term = useTexts(termTexts);
  const { region } = wardNames(useRegister(), unit);
  const age =
    unit.ageMax === null ? t('ageFrom', { from: unit.ageMin }) : t('ageRange', { from: unit.ageMin, to: unit.ageMax });
  const facts: [string, string][] = [
    [t('setting'), t(`setting.${unit.setting}`)],
    [t('level'), unit.securityLevel ? term(`levels.${unit.securityLevel}`) : ''],
    [t('intensity'), unit.careIntensity ? t(`intensity.${unit.careIntensity}`) : ''],
    [t('groups'), unit.targetGroups.map((group) => term(`groups.${group}`)).join(', ')],
    [t('sex'), term(`sex.${unit.sex}`)],
    [t('age'), age],
    [t('titles'), unit.titles.map((title) => term(`titles.${title}`)).join(', ')],
    [t('payers'), unit.payers.map((payer) => term(`payers.${payer}`)).join(', ')],
    [t('places'), unit.places === null ? '' : String(unit.places)],
    [t('region'), region],
  ];
  return (
    <section className="card p-5" aria-labelledby="about-ward">
      <h2 id="about-ward" className="mb-3 text-lg font-semibold">
        {t('about')}
      </h2>
      <dl className="m-0 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-mute">{name}</dt>
              <dd className="m-0">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
