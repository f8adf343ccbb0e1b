import type { Examples } from './example.js';

/** The matrix's house has no identity provider: whoever may ask is told so. */
const off = { own: () => ({}), fine: [404] };

export const loginExamples: Examples = {
  'oidc.login': off,
  'oidc.callback': off,
  'oidc.logout': off,
  'oidc.keys': off,
  'oidc.end_sessions': { own: () => ({ body: { logout_token: 'x' } }), fine: [404] },
  'invitation.elsewhere': { own: () => ({ body: { token: 'x'.repeat(43) } }), fine: [404] },
  'token.give': { own: () => ({ body: { grant_type: 'none' } }), fine: [400] },
  'token.describe': { own: () => ({}) },
};
