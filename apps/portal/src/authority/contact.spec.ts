import { expect, it } from '@jest/globals';
import { contactOf, emptyHours, emptyPoint, inputOf, without, withAt } from './contact.js';

const KEPT = {
  workingLanguages: ['vi', 'en'],
  workingHours: [{ days: ['MONDAY'] as const, from: '08:00', to: '17:00', zone: 'Asia/Ho_Chi_Minh' }],
  contactPoints: [
    {
      offices: [{ language: 'en', value: 'Department' }],
      email: 'office@moh.example',
      telephone: null,
      address: null,
      languages: ['en'],
      audience: 'NETWORK' as const,
    },
  ],
};

it('what is not altered goes back as it was', () => {
  const { contactPoints, ...rest } = inputOf(contactOf(KEPT));
  expect(rest).toEqual({ workingLanguages: KEPT.workingLanguages, workingHours: KEPT.workingHours });
  const [{ offices, ...point }] = KEPT.contactPoints as [(typeof KEPT.contactPoints)[0]];
  expect(contactPoints).toEqual([{ ...point, office: offices }]);
});

it('what was left empty is not said, and a number goes as E.164 wants it', () => {
  const point = { ...emptyPoint('vi'), telephone: '+84 (24) 6273-2273', email: ' ' };
  const [said] = inputOf({ languages: [], hours: [], points: [point] }).contactPoints;
  expect(said).toMatchObject({ email: null, telephone: '+842462732273', address: null, audience: 'PUBLIC' });
});

it('a week of work is offered, in the zone of the authority', () => {
  expect(emptyHours('Asia/Manila')).toMatchObject({ zone: 'Asia/Manila', from: '08:00' });
  expect(emptyHours('UTC').days).toHaveLength(5);
});

it('one of several is replaced or taken away', () => {
  expect(withAt([1, 2, 3], 1, 9)).toEqual([1, 9, 3]);
  expect(without([1, 2, 3], 0)).toEqual([2, 3]);
});
