import * as React from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { ValidationFailedError } from '@phb/connectors';
import { newReference, organisations } from '@phb/schemas';
import type { Organisation } from '@phb/schemas';
import { formOf } from '../../../kit/form/formOf.js';
import { NewRowView } from '../../../kit/form/NewRowView.js';
import { blankRow } from '../../../kit/form/readForm.js';
import type { AddReference } from '../../../kit/form/references.js';
import { sentenceOf } from '../../../kit/sentence.js';
import { addOnce } from '../../../kit/steps.js';
import { useModal } from '../../../kit/useModal.js';
import { useData } from '../../../part/data.js';
import { alikeOrganisations } from './alikeOrganisations.js';

const useStyles = makeStyles({
  content: { display: 'grid', rowGap: tokens.spacingVerticalL },
  alike: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What is asked of an organisation where a row names it. The rest is entered in the list itself. */
const form = formOf(organisations, {
  sections: [
    {
      heading: 'Organisation',
      columns: ['name', 'kind', 'odsCode', 'registrationNumber', 'supplierNumber'],
    },
  ],
});

const nothing = (): void => undefined;

/** Adds an organisation over the form that names it. One of the same name or code is asked about first. */
export function AddOrganisation(props: React.ComponentProps<AddReference['Dialog']>): JSX.Element {
  const { typed, onAdded, onCancel } = props;
  const data = useData();
  const styles = useStyles();
  useModal();
  const [blank] = React.useState(() => blankRow(organisations, { ref: newReference('ORG'), name: typed }));
  const [alike, setAlike] = React.useState<readonly Organisation[]>([]);
  /** The organisation that was asked about: it is added once the answer is that it is another. */
  const [asked, setAsked] = React.useState<Organisation | undefined>(undefined);
  const [failure, setFailure] = React.useState<string | undefined>(undefined);

  // The dialog takes the focus itself first, by which it becomes the one that is open; then the form takes it.
  const [isOpen, setOpen] = React.useState(false);
  React.useEffect(() => {
    const frame = requestAnimationFrame(() => setOpen(true));
    return () => cancelAnimationFrame(frame);
  }, []);

  const add = async (row: Organisation): Promise<void> => {
    const { ref, name } = await addOnce(data.list(organisations), blank.ref, row);
    onAdded({ ref, name });
  };
  const addUnlessAlike = async (row: Organisation): Promise<void> => {
    const found = await alikeOrganisations(data, row);
    setAlike(found);
    setAsked(found.length === 0 ? undefined : row);
    if (found.length === 0) return add(row);
    throw new ValidationFailedError({
      message: 'An organisation looks like the new one',
      sentence: `${found.map(nameAndCodes).join('; ')}: already there, by its name or a code. Choose below whether it is the same.`,
    });
  };
  const addAnother = (): void => {
    if (asked === undefined) return;
    add(asked).catch((error: unknown) => setFailure(sentenceOf(error)));
  };
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, { open }) => {
        if (!open) onCancel();
      }}
    >
      {/* What is sent here is not for the form under it, which React would tell of it too. */}
      <DialogSurface onSubmit={(event) => event.stopPropagation()}>
        <DialogBody>
          <DialogTitle
            action={<Button appearance="subtle" aria-label="Close" icon={<Dismiss20Regular />} onClick={onCancel} />}
          >
            Add an organisation
          </DialogTitle>
          <DialogContent className={styles.content}>
            {isOpen ? (
              <NewRowView
                label="Add the organisation"
                declaration={form}
                blank={blank}
                add={addUnlessAlike}
                onUnsaved={nothing}
                onCancel={onCancel}
              />
            ) : null}
            {alike.length === 0 ? null : (
              <div className={styles.alike} role="group" aria-label="Is it the same?">
                {alike.map(({ ref, name }) => (
                  <Button key={ref} onClick={() => onAdded({ ref, name })}>
                    {`Use ${name}`}
                  </Button>
                ))}
                <Button onClick={addAnother}>It is another: add it</Button>
              </div>
            )}
            {failure === undefined ? null : <p role="alert">{failure}</p>}
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function nameAndCodes({ name, odsCode, supplierNumber }: Organisation): string {
  const codes = [odsCode, supplierNumber].filter((code) => code !== null);
  return codes.length === 0 ? name : `${name} (${codes.join(', ')})`;
}
