import * as React from 'react';
import { Loading } from '../kit/Loading.js';
import { lazyPiece } from '../kit/lazyPiece.js';
import type { ListFormRequest } from '../listForm/request.js';
import { connectData } from './data.js';
import type { HostEnvironment } from './environment.js';
import { mount } from './mount.js';
import type { MountedPart } from './mount.js';
import { PartProviders } from './PartProviders.js';
import type { UnsavedRegistry } from './unsaved.js';

const ListForm = lazyPiece('The form', () => import(/* webpackChunkName: 'list-form' */ '../listForm/ListForm.js'));

interface FormPageProps {
  readonly request: ListFormRequest;
  readonly environment: HostEnvironment;
  readonly unsaved: UnsavedRegistry;
}

function FormPage(props: FormPageProps): JSX.Element {
  const { request, environment, unsaved } = props;
  const { registerUrl, partnershipUrl, signIn } = environment;
  const data = React.useMemo(
    () => connectData({ registerUrl, partnershipUrl, signIn }),
    [registerUrl, partnershipUrl, signIn],
  );
  return (
    <PartProviders environment={environment} data={data} unsaved={unsaved}>
      <React.Suspense fallback={<Loading label="Opening the form" />}>
        <ListForm request={request} />
      </React.Suspense>
    </PartProviders>
  );
}

/** Shows the form that SharePoint opens for a row of one of the product's lists in an element of the host's page. */
export function mountListForm(
  element: HTMLElement,
  request: ListFormRequest,
  environment: HostEnvironment,
): MountedPart {
  return mount(element, environment, (shown, unsaved) => (
    <FormPage request={request} environment={shown} unsaved={unsaved} />
  ));
}
