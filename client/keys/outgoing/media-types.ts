/** What a file is, by its name: for those whose maker did not say. */

const types: Readonly<Record<string, string>> = {
  ...{ pdf: 'application/pdf', zip: 'application/zip', xml: 'application/xml' },
  ...{ png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif' },
  ...{ tif: 'image/tiff', tiff: 'image/tiff', webp: 'image/webp', heic: 'image/heic' },
  ...{ bmp: 'image/bmp', svg: 'image/svg+xml', dcm: 'application/dicom' },
  ...{ txt: 'text/plain', csv: 'text/csv', htm: 'text/html', html: 'text/html' },
  ...{ rtf: 'application/rtf', doc: 'application/msword', xls: 'application/vnd.ms-excel' },
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  ...{ eml: 'message/rfc822', ics: 'text/calendar', vcf: 'text/vcard' },
  ...{ mp3: 'audio/mpeg', mp4: 'video/mp4', wav: 'audio/wav', mov: 'video/quicktime' },
}

/** `application/octet-stream` for what is not known. */
export function mediaTypeOf(name: string): string {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return (Object.hasOwn(types, ending) ? types[ending] : undefined) ?? 'application/octet-stream'
}
