import { ApiHeader } from '@nestjs/swagger';

export const following = 'The ketenveldnorm: following people';

export const IfMatch = () =>
  ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, as "3"; "0" when there is none.' });
