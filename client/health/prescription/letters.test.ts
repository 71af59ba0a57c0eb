import { describe, expect, it } from 'vitest'
import { inLetters, spelled } from './letters.js'

describe('numbers in letters', () => {
  it.each([
    [0, 'zéro'],
    [16, 'seize'],
    [21, 'vingt et un'],
    [70, 'soixante-dix'],
    [71, 'soixante et onze'],
    [79, 'soixante-dix-neuf'],
    [80, 'quatre-vingts'],
    [81, 'quatre-vingt-un'],
    [91, 'quatre-vingt-onze'],
    [99, 'quatre-vingt-dix-neuf'],
    [100, 'cent'],
    [101, 'cent un'],
    [200, 'deux cents'],
    [280, 'deux cent quatre-vingts'],
    [999, 'neuf cent quatre-vingt-dix-neuf'],
    [1000, 'mille'],
    [3000, 'trois mille'],
    [80_000, 'quatre-vingt mille'],
    [200_000, 'deux cent mille'],
    [200_080, 'deux cent mille quatre-vingts'],
  ])('%i is %s', (value, words) => {
    expect(inLetters(value)).toBe(words)
  })

  it.each([
    ['1 à 2 gélules, 3 fois par jour', 'une à deux gélules, trois fois par jour'],
    ['1 gélule matin et soir', 'une gélule matin et soir'],
    ['MORPHINE 10 mg, gélule', 'MORPHINE dix milligrammes, gélule'],
    ['toutes les 12 h pendant 28 jours', 'toutes les douze heures pendant vingt-huit jours'],
    ['0,5 ml', 'zéro virgule cinq millilitre'],
    ['1,25 mg', 'un virgule vingt-cinq milligramme'],
    ['1 000 mg', 'mille milligrammes'],
    ['21 gouttes', 'vingt et une gouttes'],
    ['vitamine B12', 'vitamine B12'],
  ])('%s: %s', (sentence, words) => {
    expect(spelled(sentence)).toBe(words)
  })
})
