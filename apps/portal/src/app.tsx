import { Suspense, type ReactNode } from 'react';
import { BrowserRouter, NavLink, Route, Routes } from 'react-router';
import { Provider } from 'urql';
import { client } from './api/client.js';
import { CountInHeader } from './inbox/count-in-header.js';
import { Boundary } from './parts/boundary.js';
import { NoSuchPlace } from './parts/no-such-place.js';
import { Waiting } from './parts/waiting.js';
import { PLACES, ROOMS } from './rooms.js';
import { may } from './session/session.js';
import { useWords } from './words.js';

/** Every room of the portal beneath the ways to them. */
export function App(): ReactNode {
  return (
    <Provider value={client}>
      <BrowserRouter basename="/work">
        <Places />
        <Boundary>
          <Suspense fallback={<Waiting />}>
            <Routes>
              {ROOMS.filter(({ isOpen }) => isOpen).map(({ path, Shown }) =>
                path === 'index' ? (
                  <Route key={path} index element={<Shown />} />
                ) : (
                  <Route key={path} path={path} element={<Shown />} />
                ),
              )}
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
      {PLACES.filter(({ isShown }) => isShown).map(({ to, words }) => (
        <NavLink key={to} to={to} end={to === '/'}>
          {say(words)}
        </NavLink>
      ))}
      {may('inbox:read') && <CountInHeader />}
    </nav>
  );
}
