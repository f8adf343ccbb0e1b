import { texts } from '../../platform/i18n.js';

export const printTexts = texts('print', {
  nl: {
    title: 'Laatst bekende plaatsen, met telefoonnummers',
    made: 'Gemaakt {{moment}} · {{reporting}} van {{total}} afdelingen actueel · stand {{revision}}',
    heard: 'Er is geen verbinding. De laatste cijfers zijn van {{when}}.',
    demo: 'Voorbeeldgegevens: instellingen en plaatsen bestaan, de bezetting is verzonnen.',
    advice:
      'Druk deze lijst af, of laat deze pagina open: zij blijft leesbaar als het netwerk uitvalt. Bel altijd eerst.',
    print: 'Afdrukken',
    coverage: '{{reporting}} van {{total}} actueel',
    free: 'Vrij',
    ward: 'Afdeling',
    kind: 'Niveau',
    state: 'Bijzonderheden',
    seen: 'Gezien',
    phone: 'Telefoon',
  },
  en: {
    title: 'Last known places, with phone numbers',
    made: 'Made {{moment}} · {{reporting}} of {{total}} wards current · revision {{revision}}',
    heard: 'There is no connection. The latest figures are from {{when}}.',
    demo: 'Sample data: institutions and places exist, the occupancy is invented.',
    advice: 'Print this list, or leave this page open: it stays readable when the network fails. Always phone first.',
    print: 'Print',
    coverage: '{{reporting}} of {{total}} current',
    free: 'Free',
    ward: 'Ward',
    kind: 'Level',
    state: 'Remarks',
    seen: 'Seen',
    phone: 'Phone',
  },
});
