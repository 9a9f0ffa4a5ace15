import type { DirectoryUser } from './principal.js';
import { principalKind } from './principal.js';

/** The claim that stands for all who can sign in, guests too. */
export const everyoneLogin = 'c:0(.s|true';

/** The claim that stands for all users of the tenant's own directory. It ends in the id of the directory. */
export const internalUsersLogin = 'c:0-.f|rolemanager|spo-grid-all-users/5f6b1d0c-3c4e-4b0f-9d57-8a2f1c7e6b90';

/** Groups that every tenant's directory has. */
const builtIn: readonly DirectoryUser[] = [
  { login: everyoneLogin, title: 'Everyone', email: '', guest: false, kind: principalKind.securityGroup },
  {
    login: internalUsersLogin,
    title: 'Everyone except external users',
    email: '',
    guest: false,
    kind: principalKind.securityGroup,
  },
];

/** The group of that login or display name, or undefined. */
export function findEveryone(name: string): DirectoryUser | undefined {
  const lower = name.trim().toLowerCase();
  return builtIn.find((group) => group.login === lower || group.title.toLowerCase() === lower);
}
