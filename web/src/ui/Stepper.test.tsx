import { afterEach, describe, expect, jest, test } from '@jest/globals';
import '@testing-library/jest-dom/jest-globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { Stepper } from './Stepper.js';

function Beds({ start, fault }: { start: number | null; fault?: string }) {
  const [value, setValue] = useState(start);
  return (
    <Stepper
      label="Bezet"
      hint="nu op de afdeling"
      value={value}
      onChange={setValue}
      max={99}
      fault={fault}
      less="minder"
      more="meer"
    />
  );
}
const field = () => screen.getByRole('spinbutton', { name: 'Bezet' });
const button = (name: string) => screen.getByRole('button', { name: `Bezet: ${name}` });

afterEach(cleanup);
afterEach(() => void jest.useRealTimers());

describe('by keyboard', () => {
  test.each([
    ['{ArrowUp}', '25'],
    ['{ArrowDown}', '23'],
    ['{PageUp}', '29'],
    ['{PageDown}', '19'],
    ['{Home}', '0'],
    ['7', '7'],
    ['1x2', '12'],
    ['{Backspace}', ''],
  ])('%s makes "%s" of 24', async (keys, result) => {
    render(<Beds start={24} />);
    await userEvent.tab();
    expect(field()).toHaveFocus();
    await userEvent.keyboard(keys);
    expect(field()).toHaveValue(result);
  });

  test('Tab goes on to what comes after, not to the buttons', async () => {
    render(
      <>
        <Beds start={1} />
        <button type="button">Opslaan</button>
      </>,
    );
    await userEvent.tab();
    await userEvent.tab();
    expect(screen.getByRole('button', { name: 'Opslaan' })).toHaveFocus();
  });

  test('a shortcut of the browser is left alone', () => {
    render(<Beds start={24} />);
    fireEvent.keyDown(field(), { key: 'ArrowUp', altKey: true });
    expect(field()).toHaveValue('24');
  });
});

describe('by thumb', () => {
  test('each press is one, and never below nothing or above the most', async () => {
    render(<Beds start={1} />);
    await userEvent.click(button('minder'));
    await userEvent.click(button('minder'));
    expect(field()).toHaveValue('0');
    await userEvent.clear(field());
    await userEvent.type(field(), '500');
    expect(field()).toHaveValue('99');
    await userEvent.click(button('meer'));
    expect(field()).toHaveValue('99');
  });

  test('an empty field starts from nothing', async () => {
    render(<Beds start={null} />);
    await userEvent.click(button('meer'));
    expect(field()).toHaveValue('1');
  });

  test('holding repeats, and letting go ends it without one more', () => {
    jest.useFakeTimers();
    render(<Beds start={0} />);
    fireEvent.pointerDown(button('meer'), { button: 0 });
    act(() => jest.advanceTimersByTime(400));
    expect(field()).toHaveValue('0');
    for (const wait of [50, 90, 90, 90]) act(() => jest.advanceTimersByTime(wait));
    expect(field()).toHaveValue('4');
    fireEvent.pointerUp(button('meer'));
    fireEvent.click(button('meer'), { detail: 1 });
    act(() => jest.advanceTimersByTime(5_000));
    expect(field()).toHaveValue('4');
  });
});

test('a fault is told to who does not see it', () => {
  render(<Beds start={27} fault="27 is meer dan 26" />);
  expect(field()).toBeInvalid();
  expect(field()).toHaveAccessibleDescription('nu op de afdeling 27 is meer dan 26');
});
