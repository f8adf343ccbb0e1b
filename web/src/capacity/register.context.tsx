import { createContext, use } from 'react';
import type { Register } from './register.rules.js';

export const RegisterContext = createContext<Register | null>(null);

export function useRegister(): Register {
  const register = use(RegisterContext);
  if (!register) throw new Error('useRegister outside RegisterContext');
  return register;
}
