; The car that gives trouble as CLIPS rules.
; (answer QUESTION VALUE) goes in; (engine ..), (rotation ..), (spark ..), (output ..), (battery ..)
; and (repair ..) come out, and (repair see-a-mechanic) where the engine gives trouble and nothing else fits.

(defrule all-is-well (answer starts yes) (answer runs-normally yes) => (assert (engine normal)))
(defrule runs-badly (answer starts yes) (answer runs-normally no) => (assert (engine unsatisfactory)))
(defrule stays-dead (answer starts no) => (assert (engine does-not-start)))

(defrule cranks (engine does-not-start) (answer rotates yes) =>
  (assert (rotation rotates) (spark irregular)))
(defrule does-not-crank (engine does-not-start) (answer rotates no) =>
  (assert (rotation still) (spark absent)))

; The engine starts and runs badly.
(defrule drags (engine unsatisfactory) (answer sluggish yes) => (assert (repair clean-fuel-line)))
(defrule stutters (engine unsatisfactory) (answer misfires yes) =>
  (assert (repair adjust-point-gap) (spark irregular)))
(defrule hammers (engine unsatisfactory) (answer knocks yes) => (assert (repair adjust-timing)))
(defrule lacks-power (engine unsatisfactory) (answer weak yes) => (assert (output low)))
(defrule has-power (engine unsatisfactory) (answer weak no) => (assert (output enough)))

; The engine does not start.
(defrule tank-is-dry (rotation rotates) (answer petrol no) => (assert (repair add-petrol)))
(defrule battery-is-full (rotation still) (answer battery-charged yes) => (assert (battery charged)))
(defrule battery-is-empty (rotation still) (answer battery-charged no) =>
  (assert (battery flat) (repair charge-battery)))

; The ignition
(defrule points-are-burned
  (or (and (engine does-not-start) (spark irregular)) (output low))
  (answer points-surface burned)
  =>
  (assert (repair replace-points)))
(defrule points-are-dirty
  (or (and (engine does-not-start) (spark irregular)) (output low))
  (answer points-surface contaminated)
  =>
  (assert (repair clean-points)))
(defrule coil-is-sound
  (engine does-not-start) (spark absent) (battery charged) (answer coil-conducts yes)
  =>
  (assert (repair repair-lead-wire)))
(defrule coil-is-broken
  (engine does-not-start) (spark absent) (battery charged) (answer coil-conducts no)
  =>
  (assert (repair replace-coil)))

(defrule nothing-fits
  (declare (salience -10))
  (not (engine normal))
  (not (repair ?))
  =>
  (assert (repair see-a-mechanic)))
