// Owns the page of prices, with three buttons for each.
import { raiseAndEndPath, raiseAndEndTag, raiseQuietly } from '@/actions/prices';
import ui from '@/components/ui.module.css';
import { listPrices } from '@/data/prices';

const WAYS = [
  { label: 'Quietly', action: raiseQuietly },
  { label: 'And end the tag', action: raiseAndEndTag },
  { label: 'And end the path', action: raiseAndEndPath },
];

export default async function PricesPage() {
  const prices = await listPrices();
  return (
    <div className={ui.stack}>
      <h1>Raise a price by €1</h1>
      <ul>
        {prices.map(({ id, title, priceCents }) => (
          <li key={id}>
            {title}: <strong>€{(priceCents / 100).toFixed(2)}</strong>
            {WAYS.map(({ label, action }) => (
              <form key={label} action={action}>
                <input type="hidden" name="id" value={id} />
                <button type="submit" className={ui.button} aria-label={`${title}: ${label.toLowerCase()}`}>
                  {label}
                </button>
              </form>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
