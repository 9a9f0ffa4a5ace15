import * as React from 'react';
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { counted } from '@phb/schemas';
import type { ImportProfile } from '@phb/schemas';
import { Note } from '../../kit/Note.js';
import { useShowMessage } from '../../kit/MessageLine.js';
import { sentenceOf } from '../../kit/sentence.js';
import type { Load } from '../../kit/useLoad.js';
import { useData } from '../../part/data.js';
import { useImportStyles } from './importStyles.js';
import { saveProfile } from './profiles.js';
import type { KeptProfile, KeptProfiles } from './profiles.js';

interface ProfileChoiceProps {
  readonly load: Load<KeptProfiles>;
  readonly chosen: KeptProfile | undefined;
  readonly onChoose: (kept: KeptProfile | undefined) => void;
}

/** The saved profiles to choose from. */
export function ProfileChoice(props: ProfileChoiceProps): JSX.Element {
  const { load, chosen } = props;
  const styles = useImportStyles();
  if (load.status === 'failed') {
    return <Note kind="warning">Saved profiles could not be read. {sentenceOf(load.error)}</Note>;
  }
  const kept = load.status === 'ready' ? load.value.kept : [];
  const unreadable = load.status === 'ready' ? load.value.unreadable : 0;
  return (
    <>
      <Field label="Profile" hint="How such files were mapped before." className={styles.field}>
        <Select
          value={chosen?.row.ref ?? ''}
          onChange={(_, { value }) => props.onChoose(kept.find(({ row }) => row.ref === value))}
        >
          <option value="">None: proposed from the headings</option>
          {kept.map(({ row }) => (
            <option key={row.ref} value={row.ref}>
              {row.name}
            </option>
          ))}
        </Select>
      </Field>
      {unreadable === 0 ? null : (
        <Note kind="warning">
          {counted(unreadable, 'saved profile')} cannot be read: changed by hand, or of a later version.
        </Note>
      )}
    </>
  );
}

interface SaveProfileProps {
  readonly load: Load<KeptProfiles>;
  readonly profile: ImportProfile;
  readonly onProfile: (profile: ImportProfile) => void;
}

/** Keeps the mapping under a name, for the next file of the same kind. */
export function SaveProfile(props: SaveProfileProps): JSX.Element | null {
  const { load, profile, onProfile } = props;
  const data = useData();
  const styles = useImportStyles();
  const showMessage = useShowMessage();
  const [saving, setSaving] = React.useState(false);
  if (load.status !== 'ready') return null;
  const name = profile.name.trim();
  const taken = load.value.kept.some(({ row }) => row.name.toLowerCase() === name.toLowerCase());
  const save = (): void => {
    if (name === '' || saving) return;
    setSaving(true);
    saveProfile(data, load.value, { ...profile, name }).then(
      () => {
        setSaving(false);
        load.reload();
        showMessage({ kind: 'success', text: `The profile “${name}” is saved.` });
      },
      (error: unknown) => {
        setSaving(false);
        showMessage({ kind: 'error', text: `The profile was not saved. ${sentenceOf(error)}` });
      },
    );
  };
  return (
    <section className={styles.part} aria-label="Keep this as a profile">
      <h4 className={styles.heading}>Keep this as a profile</h4>
      <div className={styles.fields}>
        <Field
          label="Name of the profile"
          hint="After the source, not after a person: it is seen by the whole team."
          className={styles.field}
        >
          <Input
            value={profile.name}
            maxLength={100}
            autoComplete="off"
            onChange={(_, { value }) => onProfile({ ...profile, name: value })}
          />
        </Field>
        <Field label="Where such files come from" className={styles.field}>
          <Input
            value={profile.system}
            maxLength={100}
            autoComplete="off"
            onChange={(_, { value }) => onProfile({ ...profile, system: value })}
          />
        </Field>
      </div>
      <div className={styles.buttons}>
        <Button disabledFocusable={saving || name === ''} onClick={save}>
          {taken ? `Bring “${name}” up to date` : 'Save the profile'}
        </Button>
      </div>
    </section>
  );
}
