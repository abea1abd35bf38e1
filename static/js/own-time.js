// Adds the reader's own time to an event's, where their clock shows another one.
const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
const day = { weekday: 'short', day: 'numeric', month: 'short' };
const clock = { hour: '2-digit', minute: '2-digit', hour12: false };

// The time of day as the page gave it, and as it is here: no need to say the same twice.
const isSameHere = (given) => {
  const here = new Date(given);
  const minutes = (text) => Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
  return here.getDate() === Number(given.slice(8, 10)) && here.getHours() * 60 + here.getMinutes() === minutes(given);
};

// In Swedish the page writes 18.00, where browsers write 18:00.
const asThePageSays = ({ type, value }) => (language === 'sv' && type === 'literal' ? value.replace(':', '.') : value);

for (const element of document.querySelectorAll('[data-own-time]')) {
  const { begins, ends, label } = element.dataset;
  if (isSameHere(begins)) continue;
  const format = new Intl.DateTimeFormat(language, { ...day, ...clock });
  const parts = ends ? format.formatRangeToParts(new Date(begins), new Date(ends)) : format.formatToParts(new Date(begins));
  element.textContent = `${label} ${parts.map(asThePageSays).join('')}`;
  element.hidden = false;
}
