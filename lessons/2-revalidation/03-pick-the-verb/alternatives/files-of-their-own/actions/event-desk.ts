// Each of these actions has a file of its own by now.
export { markCommentsRead } from './mark-comments-read';
export { setPrice } from './set-price';
export { shareEvent } from './share-event';
