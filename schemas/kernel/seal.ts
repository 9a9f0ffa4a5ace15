import { columnsOf, internalName, type ListDeclaration } from './list.js';

/**
 * A text column beside a sealed one, which holds what the product last wrote there. No form and no view of ours shows it, and
 * the list's validation formula refuses a row where the two differ: so whoever changes the sealed column alone, in the grid
 * view, Excel or a flow, is refused by SharePoint itself. A row without a seal passes: it was made elsewhere, or before there
 * were seals.
 */
export interface Seal {
  /** The sealed column's name in code. */
  readonly of: string;
  /** SharePoint's internal name of the seal. */
  readonly internalName: string;
  readonly label: string;
  readonly description: string;
  /** In SharePoint's formula language, with column labels in brackets. */
  readonly formula: string;
  /** What SharePoint says when it refuses. */
  readonly message: string;
}

/** The seals of a list, in the order of its columns. */
export function sealsOf(list: ListDeclaration): readonly Seal[] {
  return columnsOf(list).flatMap(([name, column]) => {
    if ((column.kind !== 'choice' && column.kind !== 'reference') || column.sealed === undefined) return [];
    const label = `${column.label} as set by the product`;
    return [
      {
        of: name,
        internalName: `${internalName(name)}Seal`,
        label,
        description: `Protects “${column.label}”. Leave it as it is.`,
        formula: `OR(ISBLANK([${label}]),[${label}]=[${column.label}])`,
        message: column.sealed,
      },
    ];
  });
}
