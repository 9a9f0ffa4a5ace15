import { lists } from '@phb/schemas';
import type { ListDeclaration } from '@phb/schemas';
import type { FormDeclaration } from '../kit/form/declaration.js';
import { formOf } from '../kit/form/formOf.js';
import { taskForm } from '../partnership/plan/taskForm.js';
import { personForm } from '../register/case/forms.js';

/** The list with an address, of any site: no two of the product share one. */
export function listAtPath(path: string): ListDeclaration | undefined {
  return lists.find((list) => list.path.toLowerCase() === path.toLowerCase());
}

/** Lists that only the product writes: their native forms show, and say who writes them. */
const writtenByTheProduct: Readonly<Record<string, string>> = {
  SharedCases: 'Shared cases are written when the register publishes to this partner. Change the case in the register.',
  SavedViews: 'Saved views are written by the register, in “Views”.',
  ImportRuns: 'Import runs are written by the import.',
};

/** Why a list has no form to write in; undefined if it has one. */
export function whyReadOnly(list: ListDeclaration): string | undefined {
  return writtenByTheProduct[list.path];
}

/** A form of one list as a form of any list. */
function general<L extends ListDeclaration>(form: FormDeclaration<L>): FormDeclaration {
  const { list, sections, askedWhen } = form;
  return {
    list,
    sections: sections.map(({ heading, columns }) => ({ heading, columns })),
    ...(askedWhen === undefined ? {} : { askedWhen }),
  };
}

/** The forms that the product itself uses for lists that are not cases. */
const ownForms: readonly FormDeclaration[] = [general(personForm), general(taskForm)];

/** The form that the product itself uses for a list; every other list has the one of its declaration. */
export function nativeForm(list: ListDeclaration): FormDeclaration {
  return ownForms.find((form) => form.list.path === list.path) ?? formOf(list);
}
