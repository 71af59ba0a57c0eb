/** Every bound on what a health document or package of a stranger can make us do. */

export const healthLimits = {
  /** A document, decoded. */
  xmlBytes: 64 * 1024 * 1024,
  /** Elements inside one another: CDA stays under 40. */
  xmlDepth: 200,
  xmlElements: 2_000_000,
  xmlAttributes: 200,
  /** Lines of one kind in a prescription or dispensation; people write under 30. */
  prescriptionLines: 500,
  /** A package as it arrives. */
  zipBytes: 64 * 1024 * 1024,
  zipEntries: 2000,
  zipNameBytes: 512,
  /** All that a package may unfold to. */
  zipUnpackedBytes: 256 * 1024 * 1024,
  /** Documents of a package that stay unpacked between being hashed and being read; others are unpacked again. */
  documentsKeptBytes: 96 * 1024 * 1024,
  /** Unpacked size over packed size, for entries large enough to hurt; text of CDA stays under 50. */
  zipRatio: 250,
  zipRatioFromBytes: 1024 * 1024,
} as const
