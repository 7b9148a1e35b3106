import { lazy, Suspense, type ReactNode } from 'react';
import { BrowserRouter, NavLink, Route, Routes } from 'react-router';
import { Provider } from 'urql';
import { client } from './api/client.js';
import { CountInHeader } from './inbox/count-in-header.js';
import { MyWork } from './my-work/my-work.js';
import { Boundary } from './parts/boundary.js';
import { NoSuchPlace } from './parts/no-such-place.js';
import { Waiting } from './parts/waiting.js';
import { may, session } from './session/session.js';
import { useWords } from './words.js';

const Authority = lazy(async () => ({ default: (await import('./bodies/authority.js')).Authority }));
const Bodies = lazy(async () => ({ default: (await import('./bodies/bodies.js')).Bodies }));
const Body = lazy(async () => ({ default: (await import('./bodies/body.js')).Body }));
const NewAuthority = lazy(async () => ({ default: (await import('./bodies/new-authority.js')).NewAuthority }));
const NewPartner = lazy(async () => ({ default: (await import('./bodies/partner.js')).NewPartner }));
const Partner = lazy(async () => ({ default: (await import('./bodies/partner.js')).Partner }));
const Register = lazy(async () => ({ default: (await import('./bodies/register.js')).Register }));
const Audit = lazy(async () => ({ default: (await import('./audit/audit.js')).Audit }));
const OwnAuthority = lazy(async () => ({ default: (await import('./authority/authority.js')).OwnAuthority }));
const Builder = lazy(async () => ({ default: (await import('./following/builder.js')).Builder }));
const Endpoint = lazy(async () => ({ default: (await import('./endpoints/endpoint.js')).Endpoint }));
const Endpoints = lazy(async () => ({ default: (await import('./endpoints/endpoints.js')).Endpoints }));
const NewEndpoint = lazy(async () => ({ default: (await import('./endpoints/new-endpoint.js')).NewEndpoint }));
const Following = lazy(async () => ({ default: (await import('./following/following.js')).Following }));
const ImportRun = lazy(async () => ({ default: (await import('./import/import-run.js')).ImportRun }));
const Imports = lazy(async () => ({ default: (await import('./import/imports.js')).Imports }));
const Inbox = lazy(async () => ({ default: (await import('./inbox/inbox.js')).Inbox }));
const Machines = lazy(async () => ({ default: (await import('./machines/machines.js')).Machines }));
const NewRecord = lazy(async () => ({ default: (await import('./editor/editor.js')).NewRecord }));
const OneVocabulary = lazy(async () => ({ default: (await import('./vocabularies/scheme.js')).OneVocabulary }));
const Operations = lazy(async () => ({ default: (await import('./operations/operations.js')).Operations }));
const Vocabularies = lazy(async () => ({ default: (await import('./vocabularies/vocabularies.js')).Vocabularies }));
const OwnRecord = lazy(async () => ({ default: (await import('./editor/record.js')).OwnRecord }));
const AnswerAgreement = lazy(async () => ({ default: (await import('./editor/agreement.js')).AnswerAgreement }));
const Invite = lazy(async () => ({ default: (await import('./people/invite.js')).Invite }));
const OwnRoles = lazy(async () => ({ default: (await import('./people/own-roles.js')).OwnRoles }));
const People = lazy(async () => ({ default: (await import('./people/people.js')).People }));
const Person = lazy(async () => ({ default: (await import('./people/person.js')).Person }));
const OpenDraft = lazy(async () => ({ default: (await import('./editor/editor.js')).OpenDraft }));

/** An authority's own people say how it is reached, and the secretariat of every one; bodies and partners are none. */
const editsAuthority = may('authority:edit') && (may('registry:write') || /^[A-Z]{2}-/.test(session.participant));

/** Every place of the portal: its address, who is shown the way to it, and the part that is fetched when somebody goes there. */
export function App(): ReactNode {
  return (
    <Provider value={client}>
      <BrowserRouter basename="/work">
        <Places />
        <Boundary>
          <Suspense fallback={<Waiting />}>
            <Routes>
              <Route index element={<MyWork />} />
              {may('inbox:read') && <Route path="inbox" element={<Inbox />} />}
              {may('publication:draft') && <Route path="new/:kind" element={<NewRecord />} />}
              {may('publication:draft') && (
                <>
                  <Route path="import" element={<Imports />} />
                  <Route path="import/:id" element={<ImportRun />} />
                </>
              )}
              {may('publication:read-drafts') && <Route path="drafts/:id" element={<OpenDraft />} />}
              {may('subscription:manage') && (
                <>
                  <Route path="following" element={<Following />} />
                  <Route path="following/new" element={<Builder />} />
                  <Route path="following/:id" element={<Builder />} />
                </>
              )}
              {may('endpoint:manage') && (
                <>
                  <Route path="endpoints" element={<Endpoints />} />
                  <Route path="endpoints/new" element={<NewEndpoint />} />
                  <Route path="endpoints/:id" element={<Endpoint />} />
                </>
              )}
              {may('publication:read-drafts') && <Route path="records/:id" element={<OwnRecord />} />}
              {may('agreement:assert') && <Route path="agreements/:id" element={<AnswerAgreement />} />}
              <Route path="bodies" element={<Bodies />} />
              <Route path="bodies/:id" element={<Body />} />
              <Route path="vocabularies" element={<Vocabularies />} />
              <Route path="vocabularies/:scheme" element={<OneVocabulary />} />
              {may('queue:operate') && <Route path="operations" element={<Operations />} />}
              {may('registry:write') && (
                <>
                  <Route path="register" element={<Register />} />
                  <Route path="register/authorities/new" element={<NewAuthority />} />
                  <Route path="register/authorities/:id" element={<Authority />} />
                  <Route path="register/partners/new" element={<NewPartner />} />
                  <Route path="register/partners/:id" element={<Partner />} />
                </>
              )}
              {may('person:read') && (
                <>
                  <Route path="people" element={<People />} />
                  <Route path="people/:id" element={<Person />} />
                </>
              )}
              {may('person:manage') && <Route path="people/invite" element={<Invite />} />}
              {may('role:delegate') && !may('person:read') && <Route path="people" element={<OwnRoles />} />}
              {(may('service-account:secret') || may('feed-link:own')) && (
                <Route path="machines" element={<Machines />} />
              )}
              {may('audit:read') && <Route path="audit" element={<Audit />} />}
              {editsAuthority && <Route path="authority" element={<OwnAuthority />} />}
              <Route path="*" element={<NoSuchPlace />} />
            </Routes>
          </Suspense>
        </Boundary>
      </BrowserRouter>
    </Provider>
  );
}

function Places(): ReactNode {
  const say = useWords();
  return (
    <nav className="places" aria-label={say('portal.places')}>
      <NavLink to="/" end>
        {say('portal.work')}
      </NavLink>
      {may('inbox:read') && <NavLink to="/inbox">{say('portal.inbox')}</NavLink>}
      {may('publication:draft') && <NavLink to="/import">{say('import.place')}</NavLink>}
      {may('subscription:manage') && <NavLink to="/following">{say('following.title')}</NavLink>}
      {may('endpoint:manage') && <NavLink to="/endpoints">{say('portal.endpoints')}</NavLink>}
      <NavLink to="/bodies">{say('bodies.title')}</NavLink>
      <NavLink to="/vocabularies">{say('vocabularies.title')}</NavLink>
      {may('queue:operate') && <NavLink to="/operations">{say('operations.title')}</NavLink>}
      {may('person:read') && <NavLink to="/people">{say('people.title')}</NavLink>}
      {may('role:delegate') && !may('person:read') && <NavLink to="/people">{say('people.mine')}</NavLink>}
      {may('service-account:secret') && <NavLink to="/machines">{say('machines.title')}</NavLink>}
      {may('feed-link:own') && !may('service-account:secret') && (
        <NavLink to="/machines">{say('machines.links')}</NavLink>
      )}
      {editsAuthority && <NavLink to="/authority">{say('authority.title')}</NavLink>}
      {may('audit:read') && <NavLink to="/audit">{say('audit.title')}</NavLink>}
      {may('inbox:read') && <CountInHeader />}
    </nav>
  );
}
