; The animals as CLIPS rules: what is answered leads from the group down to one animal.
; (answer QUESTION VALUE) goes in; (group ..), (blood ..), (class ..), (order ..), (family ..),
; (genus ..) and (animal ..) come out.

(defrule has-a-backbone (answer backbone yes) => (assert (group vertebrate)))
(defrule has-no-backbone (answer backbone no) => (assert (group invertebrate)))

(defrule stays-warm (group vertebrate) (answer warm-blooded yes) => (assert (blood warm)))
(defrule grows-cold (group vertebrate) (answer warm-blooded no) => (assert (blood cold)))

; Warm blood
(defrule suckles (blood warm) (answer gives-milk yes) => (assert (class mammal)))
(defrule lays-eggs (blood warm) (answer gives-milk no) => (assert (class bird)))
(defrule bird-on-the-wing (class bird) (answer can-fly yes) => (assert (animal albatross)))
(defrule bird-on-foot (class bird) (answer can-fly no) => (assert (animal penguin)))

(defrule hunts (class mammal) (answer eats-meat yes) => (assert (order meat-eater)))
(defrule grazes (class mammal) (answer eats-meat no) => (assert (order plant-eater)))
(defrule hunts-in-the-air (order meat-eater) (answer can-fly yes) => (assert (animal bat)))
(defrule hunts-below (order meat-eater) (answer can-fly no) => (assert (family hunter)))
(defrule hunts-in-the-sea (family hunter) (answer lives-in-water yes) => (assert (animal dolphin)))
(defrule hunts-on-land (family hunter) (answer lives-in-water no) => (assert (genus land-hunter)))
(defrule hunter-in-stripes (genus land-hunter) (answer stripes yes) => (assert (animal tiger)))
(defrule hunter-in-grey (genus land-hunter) (answer stripes no) => (assert (animal wolf)))

(defrule goes-on-hooves (order plant-eater) (answer hooves yes) => (assert (family hoofed)))
(defrule goes-on-paws (order plant-eater) (answer hooves no) => (assert (family hoofless)))
(defrule reaches-the-leaves (family hoofed) (answer long-neck yes) => (assert (animal giraffe)))
(defrule stays-below (family hoofed) (answer long-neck no) => (assert (genus short-necked)))
(defrule grazes-in-stripes (genus short-necked) (answer stripes yes) => (assert (animal zebra)))
(defrule grazes-plain (genus short-necked) (answer stripes no) => (assert (animal horse)))
(defrule all-ears (family hoofless) (answer long-ears yes) => (assert (animal rabbit)))
(defrule all-trunk (family hoofless) (answer long-ears no) => (assert (animal elephant)))

; Cold blood
(defrule never-leaves-the-water (blood cold) (answer lives-in-water yes) => (assert (class fish)))
(defrule leaves-the-water (blood cold) (answer lives-in-water no) => (assert (class land-cold)))
(defrule of-bone (class fish) (answer bony yes) => (assert (animal trout)))
(defrule of-gristle (class fish) (answer bony no) => (assert (animal shark)))
(defrule scaly (class land-cold) (answer scales yes) => (assert (order reptile)))
(defrule smooth (class land-cold) (answer scales no) => (assert (order amphibian)))
(defrule carries-its-house (order reptile) (answer shell yes) => (assert (animal turtle)))
(defrule without-a-house (order reptile) (answer shell no) => (assert (family bare-reptile)))
(defrule walks (family bare-reptile) (answer legs yes) => (assert (animal crocodile)))
(defrule glides (family bare-reptile) (answer legs no) => (assert (animal snake)))
(defrule leaps (order amphibian) (answer jumps yes) => (assert (animal frog)))
(defrule crawls (order amphibian) (answer jumps no) => (assert (animal salamander)))

; No backbone
(defrule in-pieces (group invertebrate) (answer segments yes) => (assert (class arthropod)))
(defrule in-one-piece (group invertebrate) (answer segments no) => (assert (class soft)))
(defrule armoured (class arthropod) (answer shell yes) => (assert (order crustacean)))
(defrule not-armoured (class arthropod) (answer shell no) => (assert (order insect)))
(defrule long-armour (order crustacean) (answer tail yes) => (assert (animal lobster)))
(defrule wide-armour (order crustacean) (answer tail no) => (assert (animal crab)))
(defrule flits (order insect) (answer can-fly yes) => (assert (animal bee)))
(defrule marches (order insect) (answer can-fly no) => (assert (animal ant)))
(defrule coils (class soft) (answer spiral-shell yes) => (assert (animal snail)))
(defrule coils-not (class soft) (answer spiral-shell no) => (assert (order shell-less)))
(defrule eight-armed (order shell-less) (answer eight-arms yes) => (assert (animal octopus)))
(defrule drifts (order shell-less) (answer eight-arms no) => (assert (animal jellyfish)))
